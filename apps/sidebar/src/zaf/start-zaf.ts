import type { ZafClient, ZafRegisteredPayload, ZafSdk } from './sdk.ts'
import { fieldsOf, textOf } from './unknown.ts'
import { within } from './within.ts'
import { ZafError } from './zaf-error.ts'

/** 20 s: a helpdesk that restores twenty ticket tabs at once is slow to greet each of them. */
const greetingMs = 20_000

/** Where we run and for whom, as the helpdesk told us when it greeted the app. */
export type Registration = {
  /** `ticket_sidebar`, `new_ticket_sidebar`, `modal`, … */
  location: string
  /** The account, e.g. `acme` of acme.zendesk.com. */
  subdomain: string
  installationId: string
  appId: string
  appVersion: string
  /** Absent for a ticket that is not saved yet. */
  ticketId: string | undefined
  /** Non-secure settings only; the helpdesk never hands out the others. */
  settings: Record<string, unknown>
}

export type ZafStart =
  | { ok: true; client: ZafClient; registered: Promise<Registration> }
  | { ok: false; failure: ZafError }

/**
 * Greets the helpdesk. Call once per page, synchronously while the page loads: the SDK reads the page's first address,
 * and a handler added later misses `app.registered`.
 */
export const startZaf = (sdk: ZafSdk | undefined, waitMs = greetingMs): ZafStart => {
  if (!sdk)
    return failed('sdk_missing', 'Zendesk’s app script did not load. Check the network and content blockers.')
  const client = sdk.init()
  if (client === false)
    return failed('outside_helpdesk', 'Open this page inside a Zendesk ticket or the workbench.')

  const greeting = new Promise<Registration>((resolve) => {
    client.on('app.registered', (payload) => resolve(toRegistration(payload)))
  })
  const registered = within(waitMs, 'the app’s greeting', greeting)
  // Whoever awaits it gets the failure; a page that only shows the failure state elsewhere must not see it as unhandled.
  registered.catch(() => undefined)
  return { ok: true, client, registered }
}

const failed = (kind: 'sdk_missing' | 'outside_helpdesk', message: string): ZafStart => ({
  ok: false,
  failure: new ZafError(kind, message),
})

const toRegistration = (payload: unknown): Registration => {
  const { context, metadata } = fieldsOf(payload) as ZafRegisteredPayload
  return {
    location: textOf(context?.location) ?? 'unknown',
    subdomain: textOf(context?.account?.subdomain) ?? '',
    installationId: textOf(metadata?.installationId) ?? '',
    appId: textOf(metadata?.appId) ?? '',
    appVersion: textOf(metadata?.version) ?? '',
    ticketId: textOf(context?.ticketId),
    settings: fieldsOf(metadata?.settings),
  }
}
