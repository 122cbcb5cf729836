import { createAnswersStore } from './answers-store.ts'
import { createAuditBoardStore } from './audit-board-store.ts'
import { createAuditStore } from './audit-store.ts'
import { createBackfillsStore } from './backfills-store.ts'
import { createBoardStore } from './board-store.ts'
import { createBotTalksStore } from './bot-talks-store.ts'
import { createChangesStore } from './changes-store.ts'
import { createCommitmentsStore } from './commitments-store.ts'
import { createContactsStore } from './contacts-store.ts'
import { createHandOversStore } from './hand-overs-store.ts'
import { createInboxStore } from './inbox-store.ts'
import { type OpenDatabase, openDatabase, type StoreLocation } from './open-store.ts'
import { createOutcomesStore } from './outcomes-store.ts'
import { createPollsStore } from './polls-store.ts'
import { createQueuesStore } from './queues-store.ts'
import { createRecordsStore } from './records-store.ts'
import { createSnapshotsStore } from './snapshots-store.ts'
import { createTerms, type IdentityReader } from './terms.ts'
import { createTriesStore } from './tries-store.ts'
import { createUsedTokensStore } from './used-tokens-store.ts'
import { createVerificationsStore } from './verifications-store.ts'
import { createWatermarksStore } from './watermarks-store.ts'

export interface StoreOptions {
  location: StoreLocation
  /** At least 32 characters; a new one makes every e-mail and phone unfindable until it is seen again. */
  hashSecret: string
  identityOf: IdentityReader
  /** Epoch milliseconds. */
  now: () => number
  /** Hears of a lost database connection; the store comes back by itself. */
  onLost: (error: Error) => void
}

export type Store = Awaited<ReturnType<typeof openStore>>

/** What was once said survives the outage of who said it. One dialect, from a laptop's folder to a shared PostgreSQL. */
export async function openStore({ location, hashSecret, identityOf, now, onLost }: StoreOptions) {
  const database: OpenDatabase = await openDatabase(location, onLost)
  const terms = createTerms(hashSecret)
  const records = createRecordsStore(database.db, { terms, identityOf })
  return {
    kind: database.kind,
    database,
    terms,
    records,
    audit: createAuditStore(database.db),
    auditBoard: createAuditBoardStore(database.db),
    board: createBoardStore(database.db),
    outcomes: createOutcomesStore(database.db),
    answers: createAnswersStore(database.db, { terms, records }),
    inbox: createInboxStore(database.db, { now }),
    changes: createChangesStore(database),
    commitments: createCommitmentsStore(database.db),
    contacts: createContactsStore(database.db),
    snapshots: createSnapshotsStore(database.db),
    backfills: createBackfillsStore(database.db, { now }),
    botTalks: createBotTalksStore(database.db),
    handOvers: createHandOversStore(database.db),
    polls: createPollsStore(database.db, { now }),
    queues: createQueuesStore(database.db),
    usedTokens: createUsedTokensStore(database.db),
    verifications: createVerificationsStore(database.db),
    tries: createTriesStore(database.db),
    watermarks: createWatermarksStore(database.db, { now }),
    close: () => database.close(),
  }
}
