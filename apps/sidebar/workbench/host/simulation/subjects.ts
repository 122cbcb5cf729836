import { h } from '../ui/dom.ts'
import { ago, until } from '../ui/times.ts'
import type { Possible, Subject, TicketWorld } from './wire.ts'

export type Subjects = {
  element: HTMLElement
  show: (world: TicketWorld | undefined) => void
  paint: () => void
}

/** What the ticket is about, as it truly is, and a button for each thing that can happen to it next. */
export const subjectList = (now: () => Date, act: (id: string) => void): Subjects => {
  let world: TicketWorld | undefined
  const list = h('div', { class: 'facts' })
  const element = h(
    'section',
    { class: 'world-truth', 'aria-label': 'What is true', tabindex: '-1' },
    h('h3', {}, 'What is true'),
    list,
  )
  const paint = () => {
    const focused = focusIn(element)
    list.replaceChildren(...(world ? ordersOf(world, now(), act) : []))
    if (focused) restore(element, focused)
  }
  return {
    element,
    show(shown) {
      world = shown
      paint()
    },
    paint,
  }
}

const ordersOf = (world: TicketWorld, now: Date, act: (id: string) => void): HTMLElement[] => [
  ...world.orders.map((order) =>
    h(
      'div',
      { class: 'world-order' },
      h('h4', {}, order.name, h('span', { class: 'soft', dir: 'auto' }, order.customer)),
      h('ul', {}, ...order.subjects.map((subject) => subjectItem(subject, now, act))),
    ),
  ),
  h(
    'div',
    { class: 'world-order' },
    world.orders.length === 0 &&
      h('p', { class: 'soft' }, 'No order of the simulated merchant belongs to this ticket.'),
    world.possible.length > 0 &&
      h('div', { class: 'fact-buttons' }, h('span', {}, 'The customer'), ...buttonsOf(world.possible, act)),
  ),
]

const subjectItem = (subject: Subject, now: Date, act: (id: string) => void): HTMLElement =>
  h(
    'li',
    { class: subject.possible.length > 0 ? 'fact' : 'fact fact-quiet', 'data-subject': subject.id },
    h('p', { class: 'fact-title' }, subject.title),
    h(
      'p',
      { class: 'fact-truth' },
      h('span', {}, subject.truth),
      subject.since !== undefined &&
        h('span', { class: 'soft' }, ` ${ago(new Date(subject.since).toISOString(), now)}`),
    ),
    subject.next !== undefined &&
      h('p', { class: 'fact-next' }, `Then: ${subject.next.what}, ${until(subject.next.at, now)}`),
    subject.possible.length > 0 && h('div', { class: 'fact-buttons' }, ...buttonsOf(subject.possible, act)),
  )

const buttonsOf = (possible: Possible[], act: (id: string) => void): HTMLElement[] =>
  possible.map(({ id, label, way, note }) =>
    h(
      'button',
      {
        type: 'button',
        class: `world-button way-${way}`,
        'data-action': id,
        title: note,
        onclick: () => act(id),
      },
      label,
    ),
  )

type Focused = { action: string; subject: string | undefined }

const focusIn = (element: HTMLElement): Focused | undefined => {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement) || !element.contains(activeElement)) return undefined
  const action = activeElement.dataset.action
  const subject = activeElement.closest<HTMLElement>('[data-subject]')?.dataset.subject
  return action ? { action, subject } : undefined
}

/** Whoever works with the keyboard stays where he was: on the same button, else on the next thing of the same part. */
const restore = (element: HTMLElement, { action, subject }: Focused): void => {
  const find = (name: string, value: string | undefined) =>
    [...element.querySelectorAll<HTMLElement>(`[data-${name}]`)].find((one) => one.dataset[name] === value)
  const target =
    find('action', action) ?? find('subject', subject)?.querySelector<HTMLElement>('button') ?? element
  target.focus({ preventScroll: true })
}
