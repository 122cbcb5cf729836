/** What a simulated Zendesk account holds. Ids are its own numbers; times are ISO 8601 in UTC, to the second. */
export interface Helpdesk {
  people: readonly HelpdeskPerson[]
  tickets: readonly HelpdeskTicket[]
}

export interface HelpdeskPerson {
  id: number
  name: string
  role: 'end-user' | 'agent' | 'admin'
  email?: string
  phone?: string
  /** Numbers of the groups of an agent. */
  groups?: readonly number[]
}

export interface HelpdeskTicket {
  id: number
  requester: number
  /** Who wrote it, where that was not the requester. */
  submitter?: number
  /** In the words of the REST API: `email`, `web`, `chat`, `whatsapp`, `api`, `voice`, `side_conversation` … */
  channel: string
  brand?: number
  tags?: readonly string[]
  /** The closed ticket that it answers to. */
  followUpOf?: number
  /** The oldest first. The first one made the ticket. */
  updates: readonly HelpdeskUpdate[]
}

/** One update, as an audit of Zendesk: everything in it happened at once. */
export interface HelpdeskUpdate {
  /** Unique in the account. */
  id: number
  at: string
  /** A person, or -1 for triggers and automations. */
  by: number
  status?: 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed' | 'deleted'
  group?: number
  assignee?: number
  requester?: number
  brand?: number
  rating?: 'good' | 'bad'
  addedTags?: readonly string[]
  /** This ticket was merged into that one. */
  mergedInto?: number
  comment?: {
    /** Unique in the account. */
    id: number
    by: number
    isPublic: boolean
    text: string
  }
}
