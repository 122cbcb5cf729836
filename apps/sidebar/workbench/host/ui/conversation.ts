import type { TicketSession } from '../api/ticket-session.ts'
import { type Message, messagesOf } from '../api/ticket-tree.ts'
import { avatar } from './avatar.ts'
import { h } from './dom.ts'
import { icon } from './icons.ts'
import { asHtml, sanitized } from './sanitize.ts'
import { age } from './times.ts'

/** The messages, oldest first, as an agent reads them. */
export const conversation = (session: TicketSession, now: () => Date): HTMLElement => {
  const element = h('section', { class: 'conversation', 'aria-label': 'Conversation', tabindex: '0' })
  const list = h('ol', {}, ...messagesOf(session.ticket).map((message) => messageItem(message, now())))
  element.append(list)
  // An agent starts at the newest message.
  requestAnimationFrame(() => element.scrollTo({ top: element.scrollHeight }))
  session.onChange(({ path }) => {
    if (path !== 'ticket.conversation') return
    const newest = messagesOf(session.ticket).at(-1)
    if (newest) list.append(messageItem(newest, now()))
    element.scrollTo({ top: element.scrollHeight })
  })
  return element
}

const messageItem = (message: Message, now: Date): HTMLElement => {
  const { author, html, createdAt } = message
  const body = h('div', { class: 'message-body', dir: 'auto' })
  body.append(sanitized(asHtml(html)))
  const kind = message.public ? author.role : 'note'
  return h(
    'li',
    { class: `message message-${kind}` },
    avatar(author.name, author.role),
    h(
      'div',
      { class: 'message-main' },
      h(
        'p',
        { class: 'message-head' },
        h('strong', { dir: 'auto' }, author.name),
        author.role === 'agent' && h('span', { class: 'soft' }, 'agent'),
        !message.public && h('span', { class: 'note-mark' }, icon('lock'), 'Internal note'),
        age(createdAt, now),
      ),
      body,
    ),
  )
}
