/** A ticket as the simulated helpdesk holds it. Times are ISO 8601 instants. */
export type WorkbenchTicket = {
  id: number
  subject: string
  /** The first message, as HTML or plain text; the conversation shows it before `comments`. */
  description: string
  status: 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed'
  createdAt: string
  /** How it came in: `email`, `web`, `chat`, `phone`, … */
  channel: string
  brand: { id: number | string; name: string }
  requester: {
    id: number
    name: string
    email: string | null
    identities: { type: 'email' | 'phone_number'; value: string; verified: boolean; primary: boolean }[]
    /** BCP 47. */
    locale: string
    /** IANA name. */
    timeZone?: string
  }
  /** Everything after the description, oldest first. */
  comments: {
    id: number
    author: { name: string; role: 'end-user' | 'agent' }
    html: string
    createdAt: string
    public: boolean
  }[]
  /** By Zendesk's numeric field id, or by a label; the workbench then makes up the id. */
  customFields: { [id: string]: string }
  tags: string[]
  /** One line for the visitor: what this demo ticket shows. */
  situation: string
}
