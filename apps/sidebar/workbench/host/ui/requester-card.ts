import type { TicketSession } from '../api/ticket-session.ts'
import { avatar } from './avatar.ts'
import { h } from './dom.ts'
import { clockIn } from './times.ts'

/** Who asks, with every address the helpdesk knows, and the ticket's fields; both can change what the app finds. */
export const requesterCard = (session: TicketSession, now: () => Date): HTMLElement => {
  const element = h('section', { class: 'requester', 'aria-label': 'Requester' })
  const paint = () => {
    const { requester } = session.ticket
    element.replaceChildren(
      avatar(requester.name, 'end-user'),
      h(
        'div',
        { class: 'requester-words' },
        h('strong', { dir: 'auto' }, requester.name),
        h(
          'ul',
          { class: 'identities' },
          ...requester.identities.map(({ type, value, verified }) =>
            h(
              'li',
              {},
              value,
              !verified && h('span', { class: 'soft' }, type === 'email' ? ' (unverified)' : ''),
            ),
          ),
          requester.identities.length === 0 &&
            h('li', { class: 'soft' }, requester.email ?? 'no e-mail, no phone'),
          h('li', { class: 'soft' }, requester.locale),
          requester.timeZone !== undefined && h('li', { class: 'soft' }, clockIn(requester.timeZone, now())),
        ),
      ),
    )
    if (session.fields.length > 0) element.append(customFields(session))
  }
  session.onChange(({ path }) => {
    if (path.startsWith('ticket.requester.')) paint()
    if (path.startsWith('ticket.custom_field_')) {
      const input = element.querySelector<HTMLInputElement>(
        `#field-${session.ticket.id}-${path.split('_').at(-1)}`,
      )
      if (input) input.value = session.ticket.customFields[path.split('_').at(-1) ?? ''] ?? ''
    }
  })
  paint()
  return element
}

const customFields = (session: TicketSession): HTMLElement =>
  h('div', { class: 'custom-fields' }, ...session.fields.map(({ id, label }) => field(session, id, label)))

const field = (session: TicketSession, id: string, label: string): HTMLElement => {
  const input = h('input', {
    id: `field-${session.ticket.id}-${id}`,
    value: session.ticket.customFields[id] ?? '',
    onchange: () => session.setCustomField(id, input.value),
  })
  return h('label', { class: 'custom-field' }, h('span', {}, label), input)
}
