import type { ZafClient, ZafHandler } from './sdk.ts'
import { fieldsOf, textOf } from './unknown.ts'

/** Calls `handler` on the event until the returned function is called. */
export const listen = (client: ZafClient, event: string, handler: ZafHandler): (() => void) => {
  client.on(event, handler)
  return () => client.off(event, handler)
}

/** Half a second: one change in the ticket fires several events, and typing fires one per key. */
const settleMs = 500

/** What can change whom or which order the ticket is about. */
const ticketEvents = [
  'ticket.requester.id.changed',
  'ticket.requester.email.changed',
  'ticket.subject.changed',
  'ticket.brand.changed',
  'ticket.comments.changed',
  'ticket.conversation.changed',
  'ticket.saved',
]

/**
 * Tells, once per burst, that the ticket's words or people changed and should be read again. Custom fields arrive as
 * `*.changed` with a property name, so that a ticket with 200 fields costs one subscription.
 */
export const watchTicket = (client: ZafClient, changed: () => void, waitMs = settleMs): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(changed, waitMs)
  }
  const customField = (payload: unknown) => {
    if (/^ticket\.(customField:)?custom_field_/.test(textOf(fieldsOf(payload).propertyName) ?? '')) soon()
  }
  const stops = [
    ...ticketEvents.map((event) => listen(client, event, soon)),
    listen(client, '*.changed', customField),
  ]
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}

/** Tells when the agent comes to the ticket's tab and when they leave it. */
export const watchAttention = (client: ZafClient, changed: (active: boolean) => void): (() => void) => {
  const stops = [
    listen(client, 'app.activated', () => changed(true)),
    listen(client, 'app.deactivated', () => changed(false)),
    listen(client, 'app.willDestroy', () => changed(false)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
