/** Who asks, as far as it is proven. */
export interface Caller {
  kind: 'agent'
  /** The helpdesk account and the app's installation in it: proven by the installation's secret. */
  subdomain: string
  installationId: string
  /** The agent's Zendesk id, as the browser says it: good for attribution, never for a permission. */
  agentId?: string
  /** What Zendesk itself said of the person; absent for a session that proves the installation alone. */
  proof?: { agentId: string; role: 'lead' | 'agent' }
  /** The page that may use the session. */
  origin: string
  /** Names the session, for limits. */
  sessionId: string
  /** When the session ends, in epoch milliseconds. */
  expiresAt: number
}
