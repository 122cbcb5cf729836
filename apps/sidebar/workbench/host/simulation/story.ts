import { h } from '../ui/dom.ts'
import type { DeliveryState, Entry, WorldState } from './wire.ts'

type Webhook = Extract<Entry, { kind: 'webhook' }>
type Line = {
  entry: Exclude<Entry, Webhook>
  element: HTMLElement
  webhooks: HTMLElement
  sent: Map<number, HTMLElement>
}

export type Story = {
  element: HTMLElement
  add: (entry: Entry) => void
  know: (state: WorldState) => void
  /** Whose orders a visitor looks at. */
  about: (orders: string[]) => void
}

/** A line takes part in the page for as long as anybody may scroll to it. */
const mostLines = 80

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })

/** What happened → which webhook was sent → whether it was acknowledged; newest first. */
export const story = (): Story => {
  const lines = new Map<number, Line>()
  const titles = new Map<string, string>()
  let orders = new Set<string>()
  const list = h('ol')
  const nothing = h(
    'p',
    { class: 'soft' },
    'Make something happen, or move the clock: here it says which system told whom, and in the panel it arrives.',
  )
  const all = h('input', { type: 'checkbox', onchange: () => filterAll() })
  const filterAll = () => {
    for (const line of lines.values()) filter(line)
    nothing.hidden = [...lines.values()].some(({ element }) => !element.hidden)
  }
  const filter = ({ entry, element }: Line) => {
    element.hidden =
      !all.checked && entry.kind === 'happened' && !entry.orders.some((order) => orders.has(order))
  }

  const lineFor = (entry: Line['entry']): Line => {
    const webhooks = h('ul')
    const line: Line = {
      entry,
      element: h('li', { class: `story-line story-${entry.kind}` }),
      webhooks,
      sent: new Map(),
    }
    lines.set(entry.id, line)
    list.prepend(line.element)
    const [oldest] = lines
    if (oldest && lines.size > mostLines) {
      oldest[1].element.remove()
      lines.delete(oldest[0])
    }
    return line
  }
  const paint = (line: Line) => {
    const { entry } = line
    const subject = entry.kind === 'happened' && entry.orders.length > 0 ? entry.orders.join(', ') : undefined
    line.element.replaceChildren(
      h(
        'p',
        { class: 'story-what' },
        h('time', { datetime: new Date(entry.at).toISOString() }, time.format(entry.at)),
        h('span', {}, entry.what, subject !== undefined && h('span', { class: 'soft' }, ` ${subject}`)),
      ),
      line.webhooks,
    )
    if (entry.kind === 'happened' && entry.note && entry.webhooks === 0)
      line.element.append(h('p', { class: 'story-note' }, entry.note))
    filter(line)
  }
  const addWebhook = (entry: Webhook) => {
    const line = lines.get(entry.cause)
    if (!line) return
    const item = line.sent.get(entry.id) ?? h('li')
    if (!line.sent.has(entry.id)) {
      line.sent.set(entry.id, item)
      line.webhooks.append(item)
    }
    const { delivery } = entry
    item.className = `sent sent-${delivery.state}`
    item.replaceChildren(
      h('span', { class: 'sent-who' }, titles.get(delivery.connection) ?? delivery.connection),
      h('code', {}, delivery.topic),
      delivery.isDuplicate ? h('span', { class: 'sent-again' }, 'again') : '',
      h('span', { class: 'sent-answer' }, answerText(delivery)),
    )
  }

  return {
    element: h(
      'section',
      { class: 'world-story', 'aria-label': 'What happened' },
      h('header', {}, h('h3', {}, 'What happened'), h('label', { class: 'story-all' }, all, 'elsewhere too')),
      h(
        'div',
        { class: 'story-lines', tabindex: '0', role: 'log', 'aria-label': 'Events and webhooks' },
        nothing,
        list,
      ),
    ),
    add(entry) {
      if (entry.kind === 'webhook') return addWebhook(entry)
      const known = lines.get(entry.id)
      const line = known ?? lineFor(entry)
      line.entry = entry
      paint(line)
      nothing.hidden = [...lines.values()].some(({ element }) => !element.hidden)
    },
    know(state) {
      for (const { id, vendor, title } of state.connections)
        titles.set(id, vendor === 'Shopify' ? `${vendor} ${title.replace('Shop ', '')}` : vendor)
    },
    about(names) {
      orders = new Set(names)
      filterAll()
    },
  }
}

const stateText: Record<DeliveryState, string> = {
  sending: 'on its way',
  retrying: 'tries again',
  acknowledged: 'acknowledged',
  given_up: 'given up',
  dropped: 'lost on purpose',
  nobody_listens: 'nobody subscribed',
}

const answerText = ({ state, answer, tookMs, attempts }: Webhook['delivery']): string => {
  const words = stateText[state]
  if (state === 'acknowledged')
    return `${words}${attempts > 1 ? ` at try ${attempts}` : ''}${tookMs === undefined ? '' : ` in ${tookMs} ms`}`
  return answer ? `${words} (${answer})` : words
}
