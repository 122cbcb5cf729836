import { createContext, useContext } from 'react'
import type { Bridge } from './bridge/bridge.ts'
import type { Shelf } from './state/choice-store.ts'
import type { TicketRead } from './zaf/read-ticket.ts'
import type { CommentKind } from './zaf/write-comment.ts'

/** What the panel needs of the helpdesk that it runs in. */
export type Helpdesk = {
  /** Names the account, so that two accounts in one browser keep their choices apart. */
  account: string
  agent: { locale: string | undefined; timeZone: string | undefined }
  readTicket(): Promise<TicketRead>
  /** Both call back until the returned function is called. */
  watchTicket(changed: () => void): () => void
  watchAttention(changed: (active: boolean) => void): () => void
  /** Puts text into what the agent is writing; sending it is hers. Rejects with a `ZafError`. */
  writeComment(kind: CommentKind, text: string): Promise<void>
  /** Tells the words of each reply that was sent to the customer. */
  watchSent(sent: (words: string) => void): () => void
}

/** The outside world. A preview or a test hands in its own. */
export type Services = {
  helpdesk: Helpdesk
  bridge: Bridge
  /** Milliseconds since 1970. */
  now: () => number
  shelf: Shelf | undefined
}

const ServicesContext = createContext<Services | undefined>(undefined)
export const ServicesProvider = ServicesContext.Provider

export const useServices = (): Services => {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('The panel must stand inside a ServicesProvider.')
  return services
}
