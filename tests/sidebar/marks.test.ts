import type { OrderCard, Panel } from '@throughline/shared/contract'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { markOf, noMarks, withMarks } from '@throughline/sidebar/state/marks.ts'
import { newsOf } from '@throughline/sidebar/state/news.ts'
import { expect, test } from 'vitest'

const [inTransit, quiet] = panels.found.orders as [OrderCard, OrderCard]
const held: Panel = {
  ...panels.moved,
  orders: panels.moved.orders.map((order) => ({ ...order, holds: [{ reason: 'fraud', source: 'shop-eu' }] })),
}

test('what changed is marked, what did not is not', () => {
  const marks = withMarks(noMarks, newsOf(panels.found, panels.moved))
  expect(markOf(marks, inTransit.ref, 'headline')).toBe(1)
  expect(markOf(marks, inTransit.ref, 'items')).toBe(0)
  expect(markOf(marks, quiet.ref, 'headline')).toBe(0)
})

test('a mark stays when something else changes a moment later', () => {
  const first = withMarks(noMarks, newsOf(panels.found, panels.moved))
  const marks = withMarks(first, newsOf(panels.moved, held))
  expect(markOf(marks, inTransit.ref, 'headline')).toBe(1)
  expect(markOf(marks, inTransit.ref, 'notices')).toBe(1)
})

test('a line that changes again is marked again, however much else changed in between', () => {
  const steps = [newsOf(panels.found, panels.moved), newsOf(panels.moved, held), newsOf(held, panels.found)]
  const marks = steps.reduce(withMarks, noMarks)
  expect(markOf(marks, inTransit.ref, 'headline')).toBe(2)
})
