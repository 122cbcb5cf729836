import { endedAloneEvent, turnEvents } from '../domain/contacts/bot-turn.ts'
import type { ContactEvent } from '../domain/contacts/contact-event.ts'
import { exactFact } from '../domain/contacts/contact-fact.ts'
import type { NewTurn } from '../platform/store/bot-talks-store.ts'
import type { Store } from '../platform/store/store.ts'
import type { Contacts } from './contacts.ts'

/**
 * A customer who has not asked for so long has what she wanted or gave up; who asks again after it comes back. Long enough for her night,
 * and it is as long as what a bot answered is kept for the agent who takes over.
 */
const silenceMs = 24 * 3_600_000

const atOnce = 200

export interface BotContactsOptions {
  store: Store['botTalks']
  contacts: Pick<Contacts, 'append'>
  /** Epoch milliseconds. */
  now: () => number
  /** Hears when something could not be kept or told; the bot has its answer all the same. */
  onError: (error: unknown) => void
}

export type BotContacts = ReturnType<typeof createBotContacts>

/** Makes contacts of what chatbots do, whether or not a human ever hears of it. */
export function createBotContacts({ store, contacts, now, onError }: BotContactsOptions) {
  const since = (): string => new Date(now() - silenceMs).toISOString()
  let last: Promise<void> = Promise.resolve()

  const append = async (told: readonly { account: string; events: readonly ContactEvent[] }[]) => {
    for (const [account, own] of Map.groupBy(told, (one) => one.account)) {
      await contacts.append(
        account,
        own.flatMap(({ events }) => events.map((event) => exactFact(event))),
      )
    }
  }

  /** Tells what has been noted. */
  const tell = async (): Promise<void> => {
    for (;;) {
      const turns = await store.untold(atOnce)
      if (turns.length === 0) return
      await append(
        turns.map((turn) => ({
          account: turn.account,
          events: turnEvents({ ...turn, id: String(turn.id) }),
        })),
      )
      await store.markTold(turns.map(({ id }) => id))
    }
  }

  return {
    /** A chatbot did this. Resolves when it is noted; it is told after that, by the job where this bridge ends before. Never rejects. */
    async heard(turn: NewTurn): Promise<void> {
      try {
        await store.note(turn, new Date(Date.parse(turn.at) - silenceMs).toISOString())
        last = last.then(tell).catch(onError)
      } catch (error) {
        onError(error)
      }
    },

    /** Tells what was left, and ends what has been quiet for a day. Answers how many conversations ended. */
    async endQuiet(signal?: AbortSignal): Promise<number> {
      await tell()
      let ended = 0
      while (!signal?.aborted) {
        const talks = await store.quiet(since(), atOnce)
        if (talks.length === 0) break
        await append(
          talks.map((talk) => ({
            account: talk.account,
            events: talk.handedOver ? [] : [endedAloneEvent(talk)],
          })),
        )
        await store.forget(talks.map(({ talk }) => talk))
        ended += talks.length
      }
      return ended
    },

    /** Resolves when all that was heard is told. */
    async settled(): Promise<void> {
      await last
    },
  }
}
