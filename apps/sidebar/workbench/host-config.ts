import type { WorkbenchTicket } from './ticket.ts'

/** What the server tells the host page. Secure settings are never part of it. */
export type HostConfig = {
  /** ISO instant that ages are counted from when the page loads. */
  now: string
  account: { subdomain: string }
  agent: { id: number; name: string; email: string; locale: string }
  app: {
    id: string
    name: string
    version: string
    installationId: string
    /** The page for the ticket sidebar, without the SDK's parameters. */
    pageUrl: string
    /** The page behind the app's icon in the nav bar, where it has one. */
    navBarUrl?: string
    /** What relative asset addresses (modals) start from. */
    assetUrlPrefix: string
    flexible: boolean
    /** Non-secure settings and the title, as Zendesk's metadata carries them. */
    settings: Record<string, unknown>
  }
  /** Where the SDK's parameters stand in the frame's address. Zendesk uses the query; the SDK reads both. */
  paramsIn: 'query' | 'hash'
  tickets: WorkbenchTicket[]
  /** Beside the title: what of all this is real. */
  label: string
  /** Whether there is a simulated world behind the tickets that a visitor may steer, at `/simulation`. */
  hasSimulation: boolean
}

/** The proxy's answer to the host page, successful or not. */
export type ProxyReply = {
  status: number
  statusText: string
  headers: Record<string, string>
  responseText: string
}
