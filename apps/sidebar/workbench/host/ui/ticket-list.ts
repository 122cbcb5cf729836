import type { WorkbenchTicket } from '../../ticket.ts'
import { h } from './dom.ts'
import { channelIcon } from './icons.ts'
import { statusTag } from './status.ts'
import { age } from './times.ts'

export type TicketList = { element: HTMLElement; show: (id: number) => void }

/** Every ticket of the simulated helpdesk; each says in a line what it is there to show. */
export const ticketList = (tickets: WorkbenchTicket[], now: Date): TicketList => {
  const items = new Map(tickets.map((ticket) => [ticket.id, itemOf(ticket, now)]))
  const nothing = h('p', { class: 'list-nothing', hidden: true }, 'No ticket has these words.')
  const filter = h('input', {
    type: 'search',
    class: 'list-filter',
    placeholder: 'Filter tickets',
    'aria-label': 'Filter tickets',
    oninput: () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean)
      let shown = 0
      for (const { element, text } of items.values()) {
        element.hidden = !words.every((word) => text.includes(word))
        if (!element.hidden) shown += 1
      }
      nothing.hidden = shown > 0
    },
  })
  const element = h(
    'nav',
    { class: 'ticket-list', id: 'tickets', 'aria-label': 'Tickets' },
    h(
      'div',
      { class: 'list-head' },
      h('h2', {}, 'Tickets'),
      h('span', { class: 'count' }, String(tickets.length)),
      filter,
    ),
    h('ul', {}, ...[...items.values()].map((item) => item.element)),
    nothing,
  )
  const show = (id: number) => {
    for (const [itemId, { link }] of items) {
      if (itemId === id) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
    items.get(id)?.element.scrollIntoView({ block: 'nearest' })
  }
  return { element, show }
}

const itemOf = (ticket: WorkbenchTicket, now: Date) => {
  const link = h(
    'a',
    { href: `#/tickets/${ticket.id}`, class: 'ticket-item' },
    h('span', { class: 'item-subject', dir: 'auto' }, ticket.subject),
    h('span', { class: 'item-situation' }, ticket.situation),
    h(
      'span',
      { class: 'item-meta' },
      channelIcon(ticket.channel),
      h('span', { class: 'item-who', dir: 'auto' }, ticket.requester.name),
      h('span', { class: 'item-when' }, age(ticket.createdAt, now)),
      statusTag(ticket.status),
    ),
  )
  const text = [ticket.id, ticket.subject, ticket.situation, ticket.requester.name, ticket.status]
    .join(' ')
    .toLowerCase()
  return { element: h('li', {}, link), link, text }
}
