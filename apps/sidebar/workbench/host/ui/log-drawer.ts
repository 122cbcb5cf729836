import type { LogEntry } from '../protocol/zaf-host.ts'
import { h } from './dom.ts'
import { icon } from './icons.ts'

/** Enough for a look-up or two; a log that grows for ever slows the page that it explains. */
const mostEntries = 300
const longestShown = 20_000

/** What the filter looks through. */
const texts = new WeakMap<HTMLElement, string>()

export type LogDrawer = { element: HTMLElement; add: (entry: LogEntry) => void; toggle: () => void }

/** What app and helpdesk said to each other, newest first, for whoever builds on the protocol. */
export const logDrawer = (onToggle: (open: boolean) => void): LogDrawer => {
  const started = performance.now()
  const list = h('ol', { class: 'log-entries' })
  const filter = h('input', {
    type: 'search',
    placeholder: 'Filter, e.g. ticket.requester',
    'aria-label': 'Filter messages',
    oninput: () => {
      for (const item of list.children) if (item instanceof HTMLElement) applyFilter(item)
    },
  })
  const applyFilter = (item: HTMLElement) => {
    item.hidden = !texts.get(item)?.includes(filter.value.toLowerCase())
  }
  const element = h(
    'section',
    { class: 'log', id: 'log', 'aria-label': 'Protocol log', hidden: true },
    h(
      'header',
      {},
      h('h2', {}, 'Protocol log'),
      h('span', { class: 'soft' }, 'postMessage between the app’s frame and this page, newest first'),
      filter,
      h('button', { type: 'button', class: 'text-button', onclick: () => list.replaceChildren() }, 'Clear'),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet-button',
          'aria-label': 'Close protocol log',
          onclick: () => toggle(),
        },
        icon('close'),
      ),
    ),
    list,
  )
  const add = (entry: LogEntry) => {
    const item = entryItem(entry, performance.now() - started)
    applyFilter(item)
    list.prepend(item)
    while (list.children.length > mostEntries) list.lastElementChild?.remove()
  }
  const toggle = () => {
    element.hidden = !element.hidden
    onToggle(!element.hidden)
  }
  return { element, add, toggle }
}

const entryItem = ({ from, frame, data }: LogEntry, atMs: number): HTMLElement => {
  const { appGuid: _, instanceGuid: __, ...words } = data
  const json = JSON.stringify(words, undefined, 2)
  const subject = summary(data)
  const body = h('pre', { tabindex: '0' })
  // Written when opened: a page that holds every message twice is slow, and finds each word twice.
  const fill = () => {
    body.textContent = json.length > longestShown ? `${json.slice(0, longestShown)}\n…` : json
  }
  const item = h(
    'li',
    { class: `log-entry log-from-${from}` },
    h(
      'details',
      { ontoggle: fill },
      h(
        'summary',
        {},
        h('span', { class: 'log-time' }, `${(atMs / 1000).toFixed(2)} s`),
        h('span', { class: 'log-way' }, from === 'app' ? 'app → host' : 'host → app'),
        h(
          'span',
          { class: 'log-where' },
          frame.context.ticketId ? `#${frame.context.ticketId}` : frame.context.location,
        ),
        h('code', { class: 'log-subject' }, subject),
      ),
      body,
    ),
  )
  texts.set(item, `${subject} ${json}`.toLowerCase())
  return item
}

/** What a message is about, in a line. */
const summary = ({ id, key, request, params, message, ...rest }: LogEntry['data']): string => {
  if (request !== undefined) return `${request} ${id}: ${namesOf(params)}`
  if (key === undefined) return `reply ${id}: ${namesOf('result' in rest ? rest.result : undefined)}`
  const { type = 'GET', url } = (message ?? {}) as { type?: string; url?: string }
  return url === undefined ? key : `${key}: ${type} ${url}`
}

const namesOf = (value: unknown): string =>
  (Array.isArray(value)
    ? value.map(String)
    : Object.keys(value ?? {}).filter((name) => name !== 'errors')
  ).join(', ')
