import type { Panel, PanelRequest } from '@throughline/shared/contract'
import type { ContactEvent } from '../domain/contacts/contact-event.ts'
import type { ZendeskApi } from '../platform/zendesk/api.ts'
import { type ExportOptions, ticketFacts } from './contact-facts/export-facts.ts'
import type { Contacts } from './contacts.ts'
import type { Freeze } from './freeze.ts'

export interface OpeningsOptions {
  /** Absent where nothing proves the bridge at Zendesk: then the first panel that an agent opens has to do. */
  api: Pick<ZendeskApi, 'ticket'> | undefined
  contacts: Pick<Contacts, 'append'>
  freeze: Pick<Freeze, 'shown'>
  facts: ExportOptions
  panelOf(request: PanelRequest): Promise<Panel>
  /** Hears of a look-up that failed; the nightly reading brings the facts. */
  onError: (error: unknown) => void
}

/** In front of agents, who wait, this is nothing. */
const atOnce = 2
/** After a storm of tickets the older ones are left to the agents' own panels. */
const mostWaiting = 200
const longest = { subject: 2_000, description: 100_000 }

/**
 * When a ticket opens, looks at once what the systems say: an agent may come hours later, when the customer's reason has passed. Text of
 * the ticket is read to find its order, and not kept.
 */
export function createOpenings({ api, contacts, freeze, facts, panelOf, onError }: OpeningsOptions) {
  const ending = new AbortController()
  const waiting: string[] = []
  const running = new Set<Promise<void>>()

  const lookAt = async (ticketId: string): Promise<void> => {
    if (!api) return
    const { ticket, text, requester } = await api.ticket(ticketId, ending.signal)
    await contacts.append(facts.account, ticketFacts(ticket, requester, facts))
    const panel = await panelOf({
      ticket: {
        ticketId,
        ...(ticket.brand_id !== undefined && { brandId: ticket.brand_id }),
        requester: {
          ...(requester?.name && { name: requester.name }),
          emails: requester?.email ? [requester.email] : [],
          phones: requester?.phone ? [requester.phone] : [],
        },
        subject: text.subject.slice(0, longest.subject),
        description: text.description.slice(0, longest.description),
        comments: [],
        customFields: [],
      },
      choices: { confirmed: [], dismissed: [] },
      fresh: false,
    })
    freeze.shown(facts.account, ticketId, panel)
  }

  const next = (): void => {
    while (running.size < atOnce) {
      const ticketId = waiting.shift()
      if (ticketId === undefined) return
      const work = lookAt(ticketId).catch((error: unknown) => {
        if (!ending.signal.aborted) onError(error)
      })
      running.add(work)
      void work.finally(() => {
        running.delete(work)
        next()
      })
    }
  }

  return {
    heard(events: readonly ContactEvent[]): void {
      if (!api || ending.signal.aborted) return
      for (const { kind, ticketId } of events) {
        if (kind === 'opened' && waiting.length < mostWaiting) waiting.push(ticketId)
      }
      next()
    },
    async close(): Promise<void> {
      waiting.length = 0
      ending.abort()
      await Promise.all(running)
    },
  }
}
