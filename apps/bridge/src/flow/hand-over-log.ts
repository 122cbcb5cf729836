import { normaliseEmail, normalisePhone } from '../domain/identity/normalise.ts'
import type { KeptAnswer, NewHandOver } from '../platform/store/hand-overs-store.ts'
import type { HandOverFacts, HandOverLog } from './create-bot-desk.ts'
import type { TermOf } from './term-of.ts'

export interface HandOverLogOptions {
  store: { note(one: KeptAnswer): Promise<void>; create(one: NewHandOver): Promise<{ id: string }> }
  termOf: TermOf
  /** Where customers live, ISO 3166: reads the phone numbers that they gave a bot. */
  countries?: readonly string[] | undefined
  /** Epoch milliseconds. */
  now: () => number
  /** Hears when an answer could not be noted; the bot gets it all the same. */
  onStoreError: (error: unknown) => void
}

/** Keeps what bots did for the agent who takes over. */
export function createHandOverLog({
  store,
  termOf,
  countries,
  now,
  onStoreError,
}: HandOverLogOptions): HandOverLog {
  const at = (): string => new Date(now()).toISOString()

  /** Only contacts: whoever names a number has proven nothing, and the ticket that follows comes from a contact. */
  const termsOf = (keys: HandOverFacts['keys']): string[] =>
    keys.flatMap(({ kind, value }) => {
      if (kind === 'email') return termOf('email', normaliseEmail(value))
      const phone = kind === 'phone' ? normalisePhone(value, countries) : undefined
      return phone === undefined ? [] : termOf('phone', phone)
    })

  return {
    answered: (one) => store.note({ ...one, at: at() }).catch(onStoreError),
    create: ({ keys, ...facts }) => store.create({ ...facts, terms: [...new Set(termsOf(keys))], at: at() }),
  }
}
