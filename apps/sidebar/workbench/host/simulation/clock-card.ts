import { h } from '../ui/dom.ts'
import { until } from '../ui/times.ts'
import type { Remote } from './remote.ts'
import type { TicketWorld } from './wire.ts'

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })

export type ClockCard = {
  element: HTMLElement
  show: (world: TicketWorld | undefined) => void
  paint: () => void
}

/** The merchant's clock, and the ways to move it: forward only. */
export const clockCard = (
  remote: Remote,
  now: () => Date,
  run: (work: () => Promise<void>) => void,
): ClockCard => {
  let world: TicketWorld | undefined
  const clock = h('p', { class: 'world-time' })
  const date = h('p', { class: 'world-date' })
  const next = h('p', { class: 'world-next' })
  const button = (label: string, work: () => Promise<void>) =>
    h('button', { type: 'button', class: 'world-button', onclick: () => run(work) }, label)
  const nextButton = button('Next event', () =>
    remote.jump({ until: 'next', orders: world?.orders.map(({ name }) => name) ?? [] }),
  )
  const paint = () => {
    const at = now()
    clock.textContent = time.format(at)
    date.textContent = day.format(at)
    const coming = world?.next
    nextButton.disabled = !coming
    next.textContent = coming
      ? `Next here: ${coming.what}, ${until(coming.at, at)}`
      : 'Nothing more is planned for this ticket'
  }
  paint()
  return {
    element: h(
      'section',
      { class: 'world-clock', 'aria-label': 'Clock' },
      h('div', { class: 'world-now' }, clock, date),
      h(
        'div',
        { class: 'world-jumps' },
        button('+1 hour', () => remote.jump({ hours: 1 })),
        button('+1 day', () => remote.jump({ hours: 24 })),
        nextButton,
      ),
      next,
    ),
    show(shown) {
      world = shown
      paint()
    },
    paint,
  }
}
