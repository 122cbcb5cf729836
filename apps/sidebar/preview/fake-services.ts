import type {
  CorrectedCause,
  OrderStock,
  Panel,
  PanelRequest,
  ReplyDraft,
  SearchRequest,
  TicketContext,
} from '@throughline/shared/contract'
import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import { type Told, WatchRefused } from '../src/bridge/told.ts'
import type { Services } from '../src/services.ts'
import { sameRef } from '../src/state/choices.ts'
import { now, present } from './clock.ts'
import { confirmedStranger } from './panels.ts'

/** A helpdesk and a bridge made of nothing but the given answers. */
export const fakeServices = (options: {
  locale: string
  /** Answers to look-ups in turn; the last one repeats. */
  answers: (() => Promise<Panel>)[]
  search?: (request: SearchRequest) => Promise<Panel>
  stock?: OrderStock
  draft?: (language: ReplyLanguage) => Promise<ReplyDraft>
  /** Why the customer wrote, as facts say; the ticket has an id then. */
  cause?: CorrectedCause['cause']
  /** Streams in turn; the last one repeats. Without any, this bridge cannot watch. */
  streams?: (() => AsyncIterable<Told>)[]
  /** Who asks, in turn; the ticket is read again when the window hears `ticket-changed`. */
  requesters?: string[]
}): Services => {
  const { locale, answers } = options
  const requesters = options.requesters ?? ['Ada Lovelace']
  let cause: CorrectedCause | undefined = options.cause && { cause: options.cause, corrected: false }
  let asked = 0
  let opened = 0
  let read = 0
  return {
    helpdesk: {
      account: 'preview',
      agent: { locale, timeZone: 'Europe/Berlin' },
      readTicket: async () => {
        const name = requesters[Math.min(read, requesters.length - 1)]
        read += 1
        return { unread: [], ticket: { ...ticketOf(name ?? ''), ...(options.cause && { ticketId: '501' }) } }
      },
      watchTicket: (changed) => {
        window.addEventListener('ticket-changed', changed)
        return () => window.removeEventListener('ticket-changed', changed)
      },
      watchAttention: () => () => undefined,
      // What was written can be read by whoever looks at the page.
      writeComment: async (kind, text) => {
        window.dispatchEvent(new CustomEvent('written', { detail: { kind, text } }))
      },
      watchSent: () => () => undefined,
    },
    bridge: {
      forTicket: async (request) => {
        const answer = answers[Math.min(asked, answers.length - 1)]
        asked += 1
        if (!answer) throw new Error('This state has no answer.')
        return chosen(await answer(), request)
      },
      watch: () => {
        const stream = options.streams?.[Math.min(opened, options.streams.length - 1)]
        opened += 1
        return stream?.() ?? refuse()
      },
      draft: async ({ language = 'en' }) => {
        if (options.draft) return options.draft(language)
        throw new Error('This state has no reply.')
      },
      recordPromise: async () => ({ madeAt: present }),
      stock: async () => options.stock ?? { articles: [], truncated: false, silent: [] },
      causeOf: async () => cause ?? null,
      correctCause: async ({ cause: said }) => {
        if (!options.cause) throw new Error('This state has no cause.')
        cause =
          said === null || said === options.cause
            ? { cause: options.cause, corrected: false }
            : { cause: said, corrected: true, causeBefore: options.cause }
        return cause
      },
      search: async (request) => {
        if (!options.search) throw new Error('This state has no search.')
        return options.search(request)
      },
      signInAgain: () => undefined,
    },
    now,
    shelf: undefined,
  }
}

// biome-ignore lint/correctness/useYield: there is nothing to say
async function* refuse(): AsyncGenerator<Told> {
  throw new WatchRefused('not_supported')
}

const ticketOf = (name: string): TicketContext => ({
  // Without an id choices last as long as the page, and no preview leaks into the next.
  ticketId: undefined,
  requester: { name, emails: [`${name.split(' ')[0]?.toLowerCase()}@example.com`], phones: [] },
  subject: 'Where is #1042?',
  description: '',
  comments: [],
  customFields: [],
})

/** As the bridge does: a confirmed candidate becomes an order, a dismissed one goes. */
const chosen = (panel: Panel, { choices }: PanelRequest): Panel => {
  const { confirmed, dismissed } = choices
  const kept = panel.candidates.filter(
    ({ ref }) => ![...confirmed, ...dismissed].some((other) => sameRef(other, ref)),
  )
  const opened = panel.candidates
    .filter(({ ref }) => confirmed.some((other) => sameRef(other, ref)))
    .map(({ ref, number, shop }) => ({ ...confirmedStranger, ref, number, shop }))
  const orders = [
    ...opened,
    ...panel.orders.filter(({ ref }) => !dismissed.some((other) => sameRef(other, ref))),
  ]
  const outcome = orders.length > 0 ? 'found' : panel.outcome
  return { ...panel, candidates: kept, orders, outcome }
}
