import type { PanelFlow } from '@throughline/bridge/flow/panel.ts'
import type { OrderCard } from '@throughline/shared/contract'
import { expect, test } from 'vitest'
import { bareCard } from '../domain/wording/cards.ts'
import { openDesk } from './desk.ts'

/** Numbers that begin with 5 are Ada's orders, all others are nobody's. */
const ownedBy = (query: string): OrderCard[] =>
  query.startsWith('#5')
    ? [
        {
          ...bareCard,
          number: query,
          reasons: [{ by: 'order_number', shown: query, places: ['search'] }],
          customer: { emails: ['ada@example.com'], phones: [] },
        },
      ]
    : []

const emptyPanel = {
  outcome: 'none' as const,
  asOf: '2026-11-20T09:00:00.000Z',
  requester: {},
  searched: [],
  searchedTruncated: false,
  orders: [],
  candidates: [],
  looseParcels: [],
  looseReturns: [],
  handOvers: [],
  sources: [],
}
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** How much longer an order takes that is there: more than a listener over the internet needs to tell them apart. */
const extraMs = 12

const slowWhereFound: PanelFlow['find'] = async ({ query }) => {
  const orders = ownedBy(query)
  await pause(orders.length > 0 ? 3 + extraMs : 3)
  return { ...emptyPanel, orders }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Medians in milliseconds of a wrong guess at an order and of a number that nobody has; pairs in turn, eight at a time, behind the doors: those do the same for both. */
async function heard({ pairs, stepMs }: { pairs: number; stepMs: number }) {
  const desk = await openDesk([], 'PostgreSQL', { find: slowWhereFound, stepMs })
  const times = { found: [] as number[], none: [] as number[] }
  const sample = async (kind: keyof typeof times, at: number) => {
    const address = `10.${kind === 'found' ? 5 : 9}.${at >> 8}.${at & 255}`
    const order = `#${kind === 'found' ? 5 : 9}${String(at).padStart(5, '0')}`
    const begun = performance.now()
    const input = { conversation: `${kind} ${at}`, order, email: 'eve@example.com' }
    const { level } = await desk.ask('verification.start', input, { address })
    times[kind].push(performance.now() - begun)
    expect(level).toBe(0)
  }
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < pairs) {
      const at = next++
      // Which comes first changes with each pair: what the second finds warm is shared fairly.
      const [first, second] = at % 2 === 0 ? (['found', 'none'] as const) : (['none', 'found'] as const)
      await sample(first, at)
      await sample(second, at)
    }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  return { found: median(times.found), none: median(times.none) }
}

test('an order that is there takes longer to be read, and in steps nobody hears it: medians of 1,000 within 5 ms', async () => {
  // Without steps the ear is good enough to hear what is hidden here.
  const bare = await heard({ pairs: 100, stepMs: 0.001 })
  expect(bare.found - bare.none).toBeGreaterThan(extraMs / 2)
  // As in life, a step is longer than nearly every reading, however busy this machine is.
  const inSteps = await heard({ pairs: 1_000, stepMs: Math.max(60, 3 * bare.found) })
  expect(Math.abs(inSteps.found - inSteps.none)).toBeLessThan(5)
}, 180_000)
