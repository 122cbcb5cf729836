import type { TicketSession } from '../api/ticket-session.ts'
import { composer } from './composer.ts'
import { conversation } from './conversation.ts'
import { h } from './dom.ts'
import { channelIcon } from './icons.ts'
import { requesterCard } from './requester-card.ts'
import { statusTag } from './status.ts'
import { age } from './times.ts'

export type TicketViewOptions = {
  session: TicketSession
  now: () => Date
  submit: (as: 'agent' | 'customer') => Promise<string | undefined>
}

/** The middle of the page: one ticket with its requester, conversation and composer. */
export const ticketView = ({ session, now, submit }: TicketViewOptions): HTMLElement => {
  const { ticket } = session
  const subject = h('input', {
    class: 'subject',
    'aria-label': 'Subject',
    dir: 'auto',
    value: ticket.subject,
    onchange: () => session.setSubject(subject.value),
  })
  const status = h('span', {}, statusTag(ticket.status))
  session.onChange(({ path }) => {
    if (path === 'ticket.subject') subject.value = ticket.subject
    if (path === 'ticket.status') status.replaceChildren(statusTag(ticket.status))
  })
  return h(
    'article',
    { class: 'ticket', 'aria-label': `Ticket ${ticket.id}` },
    h(
      'header',
      { class: 'ticket-head' },
      h('h2', { class: 'visually-hidden' }, `Ticket ${ticket.id}`),
      subject,
      h(
        'p',
        { class: 'ticket-meta' },
        h('span', {}, `#${ticket.id}`),
        status,
        h('span', { class: 'with-icon' }, channelIcon(ticket.channel), `via ${ticket.channel}`),
        h('span', {}, ticket.brand.name),
        age(ticket.createdAt, now()),
      ),
      ticket.situation !== '' &&
        h(
          'p',
          { class: 'situation' },
          h('span', { class: 'situation-mark' }, 'This ticket shows'),
          ` ${ticket.situation}`,
        ),
    ),
    requesterCard(session, now),
    conversation(session, now),
    composer(session, submit).element,
  )
}
