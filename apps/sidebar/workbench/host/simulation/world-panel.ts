import { type ClockState, timeOf } from '../../clock.ts'
import { h } from '../ui/dom.ts'
import { icon } from '../ui/icons.ts'
import { clockCard } from './clock-card.ts'
import { remoteControl } from './remote.ts'
import { story } from './story.ts'
import { subjectList } from './subjects.ts'
import { switches } from './switches.ts'

export type WorldPanel = {
  element: HTMLElement
  toggle: () => void
  /** The ticket on screen. */
  follow: (ticket: number | undefined) => void
}

type WorldPanelOptions = {
  now: () => Date
  /** The simulated world's clock was moved. */
  clockMoved: (clock: ClockState) => void
  toggled: (shown: boolean) => void
}

const deafMs = 500

/** While nothing happens, ages and distances grow all the same. */
const repaintMs = 15_000

/** The simulated world's remote control: its clock, what can happen in it, its systems, and what came of it. */
export const worldPanel = ({ now, clockMoved, toggled }: WorldPanelOptions): WorldPanel => {
  const remote = remoteControl()
  let ticket: number | undefined
  let asked = 0

  const status = h('p', { class: 'world-status', role: 'status' })
  const run = (work: () => Promise<void>) => {
    status.textContent = ''
    work().catch((error: unknown) => {
      status.textContent = error instanceof Error ? error.message : String(error)
    })
  }
  const clock = clockCard(remote, now, run)
  // What can happen changes under the pointer: a double click must not do the next thing too.
  let deafUntil = 0
  const subjects = subjectList(now, (action) => {
    if (performance.now() < deafUntil) return
    deafUntil = performance.now() + deafMs
    run(async () => {
      if (ticket !== undefined) await remote.act(ticket, action)
    })
  })
  const systems = switches(remote, run)
  const happened = story()

  const refresh = async () => {
    const turn = ++asked
    const world = ticket === undefined ? undefined : await remote.ticket(ticket).catch(() => undefined)
    // A slower answer to an earlier question.
    if (turn !== asked) return
    clock.show(world)
    subjects.show(world)
    happened.about(world?.orders.map(({ name }) => name) ?? [])
  }
  // One event makes several lines.
  let isWaiting = false
  const refreshSoon = () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      void refresh()
    }, 50)
  }

  remote.listen({
    entry: (entry) => {
      happened.add(entry)
      if (entry.kind === 'happened' || entry.kind === 'clock') refreshSoon()
    },
    clock: (state) => {
      clockMoved(state)
      refreshSoon()
    },
    switches: (state) => {
      // Of a page that was away while the clock moved.
      if (Math.abs(timeOf(state.clock) - now().getTime()) > 1_000) clockMoved(state.clock)
      happened.know(state)
      systems.show(state)
    },
  })
  setInterval(() => {
    clock.paint()
    subjects.paint()
  }, repaintMs)

  const element = h(
    'aside',
    { class: 'world', id: 'world', 'aria-label': 'Simulated world', hidden: true },
    h(
      'header',
      { class: 'world-head' },
      h('h2', {}, 'Simulated world'),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet-button',
          'aria-label': 'Close simulated world',
          onclick: () => toggle(),
        },
        icon('close'),
      ),
    ),
    clock.element,
    status,
    h('div', { class: 'world-scroll' }, subjects.element, systems.element),
    happened.element,
  )
  const toggle = () => {
    element.hidden = !element.hidden
    toggled(!element.hidden)
  }
  return {
    element,
    toggle,
    follow(id) {
      ticket = id
      status.textContent = ''
      void refresh()
    },
  }
}
