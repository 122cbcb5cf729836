import { normaliseEmail, normalisePhone } from '../domain/identity/normalise.ts'
import type { NewTurn } from '../platform/store/bot-talks-store.ts'
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
  /** Hears of a conversation that was given to a human on a ticket that the bot names. */
  onHandOver?: ((given: GivenHandOver) => void) | undefined
  /** Hears of what is a contact. */
  contacts?:
    | {
        /** The helpdesk account of this brand; undefined where it cannot be told. */
        accountOf(brandId: string | undefined): string | undefined
        /** Never rejects. */
        heard(turn: NewTurn): Promise<void>
      }
    | undefined
}

export interface GivenHandOver {
  id: string
  ticketId: string
  /** A keyed hash. */
  conversation: string
  /** ISO 8601 in UTC. */
  at: string
}

/** Keeps what bots did for the agent who takes over. */
export function createHandOverLog({
  store,
  termOf,
  countries,
  now,
  onStoreError,
  onHandOver = () => {},
  contacts,
}: HandOverLogOptions): HandOverLog {
  const at = (): string => new Date(now()).toISOString()

  /** Only contacts: whoever names a number has proven nothing, and the ticket that follows comes from a contact. */
  const termsOf = (keys: HandOverFacts['keys']): string[] =>
    keys.flatMap(({ kind, value }) => {
      if (kind === 'email') return termOf('email', normaliseEmail(value))
      const phone = kind === 'phone' ? normalisePhone(value, countries) : undefined
      return phone === undefined ? [] : termOf('phone', phone)
    })

  const heard = async (brand: string | undefined, turn: Omit<NewTurn, 'account'>): Promise<void> => {
    const account = contacts?.accountOf(brand)
    if (account !== undefined) await contacts?.heard({ ...turn, brand, account })
  }

  return {
    async answered({ brandId, about, email, ...one }) {
      const time = at()
      const { keyId, conversation } = one
      const { connection, key, number } = about
      await Promise.all([
        store.note({ ...one, at: time }).catch(onStoreError),
        heard(brandId, {
          keyId,
          conversation,
          handedOver: false,
          customer: email === undefined ? [] : [termOf('email', normaliseEmail(email))],
          order: { connection, key, number },
          at: time,
        }),
      ])
    },
    async create({ keys, brandId, ...facts }) {
      const time = at()
      const { id } = await store.create({ ...facts, terms: [...new Set(termsOf(keys))], at: time })
      const { keyId, ticketId, conversation, order } = facts
      if (ticketId !== undefined) onHandOver({ id, ticketId, conversation, at: time })
      await heard(brandId, {
        keyId,
        conversation,
        handedOver: true,
        customer: [],
        order: order && { connection: order.connection, key: order.key, number: order.number },
        at: time,
      })
      return { id }
    },
  }
}
