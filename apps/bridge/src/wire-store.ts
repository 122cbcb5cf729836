import { createHmac } from 'node:crypto'
import type { Config } from './config.ts'
import { identityTerms } from './domain/identity/identity-terms.ts'
import type { AnswerMemory } from './flow/remember.ts'
import { errorFacts, type Log } from './platform/log.ts'
import { DataFolderError } from './platform/store/data-folder-lock.ts'
import { openStore, type Store } from './platform/store/store.ts'
import { problemOf, rootOf, type StoreProblem } from './platform/store/store-problem.ts'

/** The store cannot be opened; the message says why and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** Opens the store that the configuration names, if it names one. @throws StoreError, DataFolderError */
export async function wireStore(
  { store, bridge }: Config,
  { log, now }: { log: Log; now: () => number },
): Promise<Store | undefined> {
  if (store === false) return undefined
  const { databaseUrl, dataFolder } = store
  try {
    const opened = await openStore({
      location: databaseUrl
        ? { databaseUrl }
        : { dataFolder: dataFolder === inMemory ? undefined : dataFolder },
      hashSecret: store.hashSecret ?? derivedSecret(bridge.sessionSecret),
      identityOf: identityTerms,
      now,
      onLost: (error) => log.warn('the connection to the store was lost', { error: errorFacts(error) }),
    })
    // The folder is ours alone, so whoever claimed something is gone.
    if (opened.kind === 'pglite') {
      await opened.inbox.release()
      await opened.backfills.release()
    }
    return opened
  } catch (error) {
    if (error instanceof DataFolderError) throw error
    const where = databaseUrl
      ? 'The database of store.databaseUrl'
      : `The data folder ${dataFolder} (store.dataFolder)`
    throw new StoreError(`${where} cannot be opened: ${wordsOf(error)}. ${remedyOf(error, databaseUrl)}`, {
      cause: error,
    })
  }
}

/** Keeps an answer and its records at once: who is told that a record changed must not find the age of the answer before. */
export const memoryOf = ({ records, answers }: Store): AnswerMemory => ({
  recall: (asked) => answers.recall(asked),
  async remember(asked, answer) {
    await records.save(answer.records, (db) => answers.remember(asked, answer, db))
  },
})

/**
 * Whether a token is used for the first time, as far as the store knows. When it is away or slow the token is good: agents sign in, and
 * each bridge still remembers what it took itself.
 */
export const useOnceIn =
  ({ usedTokens }: Pick<Store, 'usedTokens'>, onError: (error: unknown) => void) =>
  async (name: string, expiresAt: number): Promise<boolean> => {
    try {
      const late = AbortSignal.timeout(signInPatienceMs)
      const tooLate = new Promise<never>((_, reject) => {
        late.addEventListener('abort', () => reject(late.reason))
      })
      return await Promise.race([usedTokens.use(name, expiresAt), tooLate])
    } catch (error) {
      onError(error)
      return true
    }
  }

const signInPatienceMs = 1_000

/** As a data folder: nothing is written anywhere, and all is gone when the process ends. */
const inMemory = 'memory://'

/** One secret less to make; a new session secret then makes the store forget whose e-mail is whose. */
const derivedSecret = (sessionSecret: string): string =>
  createHmac('sha256', sessionSecret).update('throughline store').digest('hex')

/** Tells in the log what to do about a store that fails; `otherwise` is said of what is not the store's own trouble. */
export const logStoreError =
  (log: Log, otherwise = 'the store failed') =>
  (error: unknown): void =>
    log.error(sentences[problemOf(error)] ?? otherwise, { error: errorFacts(error) })

const sentences: Partial<Record<StoreProblem, string>> = {
  disk_full: 'the disk of the store is full: make room, until then nothing new is kept',
  read_only: 'the store cannot be written: give the bridge the right to',
  stopped:
    'the embedded database has stopped: make room on its disk and restart the bridge; nothing that was acknowledged is lost',
}

const remedies: Record<StoreProblem, string> = {
  disk_full: 'The disk is full: make room and start again.',
  read_only: 'Give this user the right to write there, or choose another folder.',
  stopped: 'Start again.',
  other: 'Restore it from a backup, or choose another folder: what vendors know is asked again.',
}

const remedyOf = (error: unknown, databaseUrl: string | undefined): string => {
  const problem = problemOf(error)
  return databaseUrl && problem === 'other'
    ? 'Start it, or correct its address, user and password.'
    : remedies[problem]
}

const wordsOf = (error: unknown): string => {
  const { code, message } = rootOf(error)
  return [code, message.replace(/\/\/[^/@\s]*@/g, '//•••@')].filter(Boolean).join(' ')
}
