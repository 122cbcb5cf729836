import { isoUtc, type Timeline } from '../world/time.ts'

/** A ticket in a simulated helpdesk; the shape that the workbench shows. Times are ISO 8601 instants. */
export interface DemoTicket {
  id: number
  subject: string
  description: string
  status: 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed'
  createdAt: string
  channel: string
  brand: { id: string; name: string }
  requester: {
    id: number
    name: string
    email: string | null
    identities: { type: 'email' | 'phone_number'; value: string; verified: boolean; primary: boolean }[]
    locale: string
    timeZone?: string
  }
  comments: {
    id: number
    author: { name: string; role: 'end-user' | 'agent' }
    html: string
    createdAt: string
    public: boolean
  }[]
  customFields: { [id: string]: string }
  tags: string[]
  /** One line for the visitor: what this ticket shows. */
  situation: string
  expects: Expectation
}

/** What a panel must say of the ticket, written by hand from the story and never from a panel. */
export interface Expectation {
  outcome: 'found' | 'several' | 'none' | 'unavailable'
  /** Orders that must be shown, by the customer's number. Others of the same person may be there too. */
  orders: string[]
  /** Orders that may be somebody else's, offered for a choice and no more. */
  candidates: string[]
  /** Parcels that belong to no order that the agent may see. */
  parcels: string[]
  /** Texts that must stand nowhere: strangers' numbers, names and addresses. */
  absent: string[]
  /** Labels that an English-speaking agent must find on the panel. */
  reads: string[]
  /** What the systems disagree on. */
  conflicts: string[]
  /** Kinds of everything that is wrong with the orders of `orders`; absent: not checked. */
  concerns?: string[]
  /** Kinds that come and go with the hour and the weekday on which the demo starts. */
  perhaps?: string[]
}

type Message = [from: 'customer' | 'agent' | 'note', html: string]

/** A ticket as its author writes it; the rest follows. */
export interface TicketDraft {
  id: number
  situation: string
  subject: string
  text: string
  brand: DemoTicket['brand']
  from: { name: string; email?: string; phone?: string; locale: string; timeZone?: string }
  /** Hours before now. */
  hoursAgo: number
  channel?: string
  thread?: Message[]
  customFields?: Record<string, string>
  tags?: string[]
  expects: Partial<Expectation>
}

/** The agent in the demo's threads. */
const agent = 'Mika (Nordlicht)'

export function draftTicket(draft: TicketDraft, time: Timeline): DemoTicket {
  const { id, from, hoursAgo, thread = [] } = draft
  const identities: DemoTicket['requester']['identities'] = []
  if (from.email) identities.push({ type: 'email', value: from.email, verified: true, primary: true })
  if (from.phone)
    identities.push({ type: 'phone_number', value: from.phone, verified: true, primary: !from.email })
  return {
    id,
    subject: draft.subject,
    description: draft.text,
    status: thread.length > 0 ? 'open' : 'new',
    createdAt: isoUtc(time.hoursAgo(hoursAgo)),
    channel: draft.channel ?? 'email',
    brand: draft.brand,
    requester: {
      id: 900_000 + id,
      name: from.name,
      email: from.email ?? null,
      identities,
      locale: from.locale,
      timeZone: from.timeZone ?? 'Europe/Berlin',
    },
    comments: thread.map(([by, html], index) => ({
      id: id * 1000 + index,
      author:
        by === 'customer'
          ? { name: from.name, role: 'end-user' as const }
          : { name: agent, role: 'agent' as const },
      html,
      createdAt: isoUtc(time.hoursAgo(hoursAgo - ((index + 1) * hoursAgo) / (thread.length + 2))),
      public: by !== 'note',
    })),
    customFields: draft.customFields ?? {},
    tags: draft.tags ?? [],
    situation: draft.situation,
    expects: {
      outcome: 'found',
      orders: [],
      candidates: [],
      parcels: [],
      absent: [],
      reads: [],
      conflicts: [],
      ...draft.expects,
    },
  }
}
