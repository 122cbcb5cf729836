import type { BotOrderRequest, OrderCard, Panel, Ref, SearchRequest } from '@throughline/shared/contract'
import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import { customerOrders } from '../domain/bot-answer/customer-orders.ts'
import { orderOptions } from '../domain/bot-answer/order-options.ts'
import { orderStatus } from '../domain/bot-answer/order-status.ts'
import { returnStatus } from '../domain/bot-answer/return-status.ts'
import type { SpeakingOptions } from '../domain/bot-answer/spoken.ts'
import { sameOrderNumber } from '../domain/identity/same-order-number.ts'
import { namedOrder } from '../domain/verification/named-order.ts'
import type { VerifiedOrder } from '../domain/verification/verification.ts'
import { botWords } from '../domain/wording/bot-words.ts'
import { type Asker, type BotDesk, DeskRefused } from './bot-desk.ts'
import type { RecordPromise } from './record-promise.ts'
import type { Scope } from './scope.ts'
import type { Verify } from './verify.ts'

export interface BotDeskOptions {
  verify: Verify
  search(request: SearchRequest, scope: Scope): Promise<Panel>
  recordPromise: RecordPromise
  handOvers: HandOverLog
}

/** What agents are to see of a bot's conversation, and what counts as a contact. */
export interface HandOverLog {
  /** Notes that an operation was answered in this conversation. */
  answered(one: {
    keyId: string
    brandId: string | undefined
    conversation: string
    /** The order that was asked about, or the one that was proven. */
    about: Ref & { number: string }
    /** Of the order's customer: the address that was proven, or the only one on the order. */
    email: string | undefined
    operation: string
    order?: string
    /** The day that the bot told the customer. */
    promise?: BotPromised
  }): Promise<void>
  create(one: HandOverFacts): Promise<{ id: string }>
}

export interface HandOverFacts {
  keyId: string
  brandId: string | undefined
  conversation: string
  level: number
  reason: string
  ticketId: string | undefined
  /** Which the bot's key may ask: nothing crosses brands. */
  connections: readonly string[]
  order: VerifiedOrder | undefined
  keys: readonly { kind: string; value: string }[]
}

interface BotPromised {
  kind: 'delivery' | 'dispatch' | 'refund'
  latest: string
  order: string
}

interface Question {
  conversation: string
  token: string
  language: ReplyLanguage
}

/** Answers bots: first who is asking, then the same panel that an agent would see, then what this customer may hear of it. */
export function createBotDesk({ verify, search, recordPromise, handOvers }: BotDeskOptions): BotDesk {
  /**
   * The orders that this conversation may hear about. At level 1 the one that was named; at level 2 all that carry the address that has
   * been proven, and not those of somebody else who stands on the same order.
   */
  const visible = async ({ conversation, token }: Question, asker: Asker) => {
    const { level, order } = await verify.verified({ conversation, token }, asker)
    if (level === 0 || !order) throw new DeskRefused('not_found')
    const scope = { connections: asker.connections }
    const named = await search({ query: order.number, brandId: asker.brandId }, scope)
    const own = named.orders.find((card) => isSameRef(card.ref, order))
    const emails = own?.customer.emails ?? []
    const proven = emails.find((one) => verify.contactOf(one) === order.contact)
    const answered = (more: { operation: string; card?: OrderCard; promise?: BotPromised }) => {
      const { card, ...said } = more
      const { keyId, brandId } = asker
      return handOvers.answered({
        ...said,
        keyId,
        brandId,
        conversation: verify.conversationOf(conversation),
        ...(card && { order: card.number }),
        about: card ? { ...card.ref, number: card.number } : refOf(order),
        email: proven ?? (emails.length === 1 ? emails[0] : undefined),
      })
    }
    // It was there when it was verified: a system does not answer, and it is not told from none.
    if (!own) return { level, cards: [], asOf: named.asOf, answered }
    const email = proven
    if (level === 1 || email === undefined) return { level, cards: [own], asOf: named.asOf, answered }
    const all = await search({ query: email, brandId: asker.brandId }, scope)
    const others = all.orders.filter(
      (card) => !isSameRef(card.ref, order) && card.customer.emails.includes(email),
    )
    const more = all.sources.some((source) => source.more?.includes('order'))
    return { level, cards: [own, ...others], asOf: named.asOf, more, answered }
  }

  /** One order, answered in words. A number that this conversation may not hear about is not found, whoever's it is. */
  const about = async <Answer>(
    request: BotOrderRequest,
    asker: Asker,
    { operation, say }: { operation: string; say: (card: OrderCard, options: SpeakingOptions) => Answer },
  ): Promise<Answer> => {
    const { level, cards, asOf, answered } = await visible(request, asker)
    const card = cards.find(isNamed(request.order))
    if (!card) throw new DeskRefused('not_found')
    await answered({ operation, card })
    const withUntrusted = request.include.includes('untrusted_text')
    return say(card, { language: request.language, asOf, level, withUntrusted })
  }

  return {
    startVerification: (request, asker) => verify.start(request, asker),
    confirmVerification: (request, asker) => verify.confirm(request, asker),
    async orders(request, asker) {
      const { cards, asOf, more, answered } = await visible(request, asker)
      if (cards.length > 0) await answered({ operation: 'customer.orders' })
      return customerOrders(cards, { language: request.language, asOf, ...(more && { more }) })
    },
    orderStatus: (request, asker) => about(request, asker, { operation: 'order.status', say: orderStatus }),
    returns: (request, asker) => about(request, asker, { operation: 'order.returns', say: returnStatus }),
    options: (request, asker) => about(request, asker, { operation: 'order.options', say: orderOptions }),
    async recordPromise(request, asker) {
      const { level, cards, answered } = await visible(request, asker)
      // It changes what colleagues are held to: only for a contact that was proven a moment ago.
      if (level < 3) throw new DeskRefused('level_too_low')
      const card = cards.find(isNamed(request.order))
      if (!card) throw new DeskRefused('not_found')
      const { kind, latest } = request
      await recordPromise(card.ref, { kind, latest, by: 'bot' })
      await answered({
        operation: 'promise.record',
        card,
        promise: { kind, latest, order: card.number },
      })
      return { recorded: true }
    },
    async handOver(request, asker) {
      const { conversation, token, language } = request
      const { level, order } = await verify.verified({ conversation, token }, asker)
      const { id } = await handOvers.create({
        keyId: asker.keyId,
        brandId: asker.brandId,
        conversation: verify.conversationOf(conversation),
        level,
        reason: request.reason,
        ticketId: request.ticketId,
        connections: asker.connections,
        order,
        keys: request.keys,
      })
      return { id, say: botWords[language].handed_over }
    },
  }
}

const isNamed =
  (order: string) =>
  ({ number }: OrderCard): boolean =>
    sameOrderNumber(number, namedOrder(order) ?? order)

const refOf = ({ connection, key, number }: VerifiedOrder) => ({ connection, key, number })

const isSameRef = (a: Ref, b: Ref): boolean => a.connection === b.connection && a.key === b.key
