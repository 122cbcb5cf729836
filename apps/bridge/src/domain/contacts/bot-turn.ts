import type { ContactEvent } from './contact-event.ts'

/** One thing that a chatbot did for a customer who had proven an order, or its giving up. */
export interface BotTurn {
  /** Unique in the store. */
  id: string
  /** The conversation up to its first day of silence: stands for the ticket that the helpdesk does not have. */
  talk: string
  /** A keyed hash. */
  conversation: string
  handedOver: boolean
  /** Hashed contacts of the order's customer; empty where nobody is proven. */
  customer: readonly string[]
  brand?: string | undefined
  order?: { connection: string; key: string; number: string } | undefined
  /** ISO 8601 in UTC. */
  at: string
}

/** What a turn tells of contacts. Equal for equal turns, so that one that is told twice counts once. */
export function turnEvents(turn: BotTurn): ContactEvent[] {
  const { id, talk: ticketId, conversation, handedOver, customer, brand, order, at } = turn
  const named = (what: string) => ({ id: `${ticketId}/${id}/${what}`, ticketId, at })
  const events: ContactEvent[] = [
    {
      // The first turn opened it: a later one of this id is not kept.
      id: `opened/${ticketId}`,
      ticketId,
      at,
      kind: 'opened',
      channel: 'bot',
      customer: [...customer],
      ...(brand !== undefined && { brand }),
    },
    // Within one moment ids decide, and she asks before she is answered.
    { ...named('asked'), kind: 'message', role: 'customer', isPublic: true },
    handedOver
      ? { ...named('handed_over'), kind: 'bot_handed_over', conversation }
      : { ...named('said'), kind: 'message', role: 'bot', isPublic: true },
  ]
  // Who it is may be proven in the middle of the conversation.
  if (customer.length > 0)
    events.push({ ...named('customer'), kind: 'requester_changed', customer: [...customer] })
  if (order) events.push({ ...named('linked'), kind: 'linked', ...order })
  return events
}

/** The chatbot ended a conversation alone: with its last word, as is known after a day of silence. */
export const endedAloneEvent = ({
  talk: ticketId,
  conversation,
  at,
}: Pick<BotTurn, 'talk' | 'conversation' | 'at'>): ContactEvent => ({
  id: `ended_alone/${ticketId}`,
  ticketId,
  at,
  kind: 'bot_handed_over',
  conversation,
  endedAlone: true,
})

/** Whether a ticket is a conversation that only chatbots know: the helpdesk has none of this id. */
export const isBotTalk = (ticketId: string): boolean => ticketId.startsWith('bot:')
