import { h } from '../ui/dom.ts'
import type { Remote } from './remote.ts'
import type { SystemState, WorldState } from './wire.ts'

export type Switches = { element: HTMLElement; show: (state: WorldState) => void }

const moods = [
  ['duplicate', 'Send each webhook twice'],
  ['reorder', 'Send them in the wrong order'],
  ['drop', 'Lose them'],
] as const

/** What is wrong with each of the merchant's systems. */
export const switches = (remote: Remote, run: (work: () => Promise<void>) => void): Switches => {
  let connections: string[] = []
  const systems = new Map<string, { item: HTMLElement; select: HTMLSelectElement }>()
  const list = h('ul')
  const summary = h('span', { class: 'soft' })
  const atOnce = h('input', {
    type: 'checkbox',
    onchange: () => run(() => remote.tellAtOnce(atOnce.checked)),
  })
  const moodBoxes = moods.map(([name, label]) => {
    const input = h('input', {
      type: 'checkbox',
      onchange: () =>
        run(async () => {
          for (const connection of connections) await remote.setMood(connection, { [name]: input.checked })
        }),
    })
    return { name, input, label: h('label', {}, input, label) }
  })

  const systemOf = ({ id, title, vendor }: SystemState, faults: WorldState['faults']) => {
    const select = h(
      'select',
      {
        'aria-label': `${title} (${vendor})`,
        onchange: () => run(() => remote.setFault(id, select.value || null)),
      },
      h('option', { value: '' }, 'is well'),
      ...faults.map(({ kind, label }) => h('option', { value: kind }, label)),
    )
    const item = h(
      'li',
      { class: 'system' },
      h('span', { class: 'system-name' }, title, ' ', h('span', { class: 'soft' }, vendor)),
      select,
    )
    return { item, select }
  }

  const show = (state: WorldState) => {
    if (systems.size === 0) {
      connections = state.connections.map(({ id }) => id)
      for (const system of state.connections) systems.set(system.id, systemOf(system, state.faults))
      list.replaceChildren(...[...systems.values()].map(({ item }) => item))
    }
    for (const { id, fault } of state.connections) {
      const system = systems.get(id)
      if (!system) continue
      system.select.value = fault ?? ''
      system.item.classList.toggle('system-ill', fault !== null)
    }
    const ill = state.connections.filter(({ fault }) => fault !== null)
    summary.textContent =
      ill.length === 0
        ? 'all well'
        : ill
            .map(({ title }) => title)
            .join(', ')
            .concat(' not well')
    atOnce.checked = state.toldAtOnce
    for (const { name, input } of moodBoxes)
      input.checked = state.connections.some(({ webhooks }) => webhooks[name])
  }

  return {
    element: h(
      'details',
      {
        class: 'world-systems',
        ontoggle: ({ target }) => {
          if (target instanceof HTMLDetailsElement && target.open) target.scrollIntoView({ block: 'nearest' })
        },
      },
      h('summary', {}, h('h3', {}, 'Systems'), summary),
      list,
      h(
        'div',
        { class: 'system-moods' },
        h('label', {}, atOnce, 'They tell at once, not after their usual delays'),
        ...moodBoxes.map(({ label }) => label),
      ),
    ),
    show,
  }
}
