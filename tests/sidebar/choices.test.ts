import { panels } from '@throughline/sidebar/preview/panels.ts'
import { createChoiceStore, type Shelf } from '@throughline/sidebar/state/choice-store.ts'
import {
  choicesOf,
  confirm,
  dismiss,
  undecided,
  undo,
  withoutDismissed,
} from '@throughline/sidebar/state/choices.ts'
import { expect, test } from 'vitest'

const one = { ref: { connection: 'shop-eu', key: '1' }, number: '#1', shop: 'Shop EU' }
const other = { ref: { connection: 'shop-us', key: '1' }, number: '#1', shop: 'Shop US' }

/** A browser's storage in memory. */
const shelfOf = (kept = new Map<string, string>()): Shelf => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
  key: (index) => [...kept.keys()][index] ?? null,
  get length() {
    return kept.size
  },
})

const storeOn = (shelf: Shelf | undefined, ticketId: string | undefined = '42', account = 'acme') =>
  createChoiceStore({ account, ticketId, shelf, now: () => 1_000 })

test('an order is either theirs or not theirs, never both', () => {
  const decided = confirm(dismiss(undecided, one), one)
  expect(choicesOf(decided)).toEqual({ confirmed: [one.ref], dismissed: [] })
  expect(choicesOf(dismiss(decided, one))).toEqual({ confirmed: [], dismissed: [one.ref] })
})

test('the same number in another shop is another order', () => {
  const decided = dismiss(dismiss(undecided, one), other)
  expect(choicesOf(undo(decided, one.ref)).dismissed).toEqual([other.ref])
})

test('deciding twice is deciding once', () => {
  expect(dismiss(dismiss(undecided, one), one).dismissed).toHaveLength(1)
})

test('no more choices are sent than the bridge takes', () => {
  let decided = undecided
  for (let index = 0; index < 60; index += 1)
    decided = confirm(decided, { ...one, ref: { ...one.ref, key: String(index) } })
  expect(choicesOf(decided).confirmed).toHaveLength(50)
  expect(choicesOf(decided).confirmed.at(-1)?.key).toBe('59')
})

test('a dismissed order leaves the panel at once', () => {
  const [first, second] = panels.found.orders
  if (!first || !second) throw new Error('the sample lost its orders')
  const left = withoutDismissed(panels.found, dismiss(undecided, { ...one, ref: first.ref }))
  expect(left.orders).toEqual([second])
})

test('a choice sticks to its ticket and to its account', () => {
  const shelf = shelfOf()
  storeOn(shelf).write(dismiss(undecided, one))
  expect(storeOn(shelf).read().dismissed).toEqual([one])
  expect(storeOn(shelf, '43').read()).toEqual(undecided)
  expect(storeOn(shelf, '42', 'globex').read()).toEqual(undecided)
})

test('taking the last choice back leaves nothing behind', () => {
  const shelf = shelfOf()
  storeOn(shelf).write(dismiss(undecided, one))
  storeOn(shelf).write(undecided)
  expect(shelf.length).toBe(0)
})

test('a browser that blocks storage does not stop the agent', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const store = storeOn({ getItem: refuse, setItem: refuse, removeItem: refuse, key: refuse, length: 0 })
  store.write(dismiss(undecided, one))
  expect(store.read().dismissed).toEqual([one])
})

test('a ticket that is not saved yet keeps its choices for the page alone', () => {
  const shelf = shelfOf()
  const store = createChoiceStore({ account: 'acme', ticketId: undefined, shelf, now: () => 1 })
  store.write(dismiss(undecided, one))
  expect(store.read().dismissed).toEqual([one])
  expect(shelf.length).toBe(0)
})

test.each(['{', '[]', '"x"', 'null', '{"confirmed":"all","dismissed":[{"ref":{}},null,7]}'])(
  'what somebody else wrote there (%s) is no choice',
  (text) => {
    const shelf = shelfOf(new Map([['throughline/choices/acme/42', text]]))
    expect(storeOn(shelf).read()).toEqual(undecided)
  },
)

test('the oldest tickets are forgotten before the shelf is full', () => {
  const shelf = shelfOf(new Map([['somebody-else', 'keeps theirs']]))
  for (let ticket = 0; ticket < 305; ticket += 1)
    createChoiceStore({ account: 'acme', ticketId: String(ticket), shelf, now: () => ticket }).write(
      dismiss(undecided, one),
    )
  expect(shelf.length).toBe(301)
  expect(storeOn(shelf, '4').read()).toEqual(undecided)
  expect(storeOn(shelf, '5').read().dismissed).toEqual([one])
  expect(shelf.getItem('somebody-else')).toBe('keeps theirs')
})

test('everyone who watches hears of a choice, until they stop', () => {
  const store = storeOn(shelfOf())
  let heard = 0
  const stop = store.subscribe(() => {
    heard += 1
  })
  store.write(dismiss(undecided, one))
  stop()
  store.write(undecided)
  expect(heard).toBe(1)
})
