import type { OrderCard } from '@throughline/shared/contract'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { arrange, type Places } from '@throughline/sidebar/view/kept-order.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const [sample] = panels.found.orders as [OrderCard]
const order = (key: string, isQuiet = false): OrderCard => ({
  ...sample,
  number: key,
  quiet: isQuiet,
  ref: { connection: 'shop-eu', key },
})
const shown = ({ cards, lines }: { cards: OrderCard[]; lines: OrderCard[] }) =>
  `${cards.map(({ number }) => number).join('')} / ${lines.map(({ number }) => number).join('')}`

/** Panels one after the other, in the bridge's order: small letters are quiet. */
const after = (...sequence: string[]): string => {
  let places: Places | undefined
  let last = ''
  for (const letters of sequence) {
    const orders = [...letters].map((one) => order(one.toUpperCase(), one !== one.toUpperCase()))
    const arranged = arrange(orders, places)
    places = arranged.places
    last = shown(arranged)
  }
  return last
}

test('a first panel stands as the bridge sorted it', () => {
  expect(after('ABcd')).toBe('AB / CD')
})

test('orders stay where they are when the bridge sorts them anew', () => {
  expect(after('ABCde', 'CABed')).toBe('ABC / DE')
})

test('a new order comes at the end of its kind, wherever the bridge puts it', () => {
  expect(after('ABcd', 'NABcd')).toBe('ABN / CD')
  expect(after('ABcd', 'ABncd')).toBe('AB / CDN')
})

test('a card that becomes quiet stays a card, a line that wakes up stays a line', () => {
  expect(after('ABcd', 'AbcD')).toBe('AB / CD')
})

test('what has gone leaves no hole, and comes back as something new', () => {
  expect(after('ABCd', 'ACd')).toBe('AC / D')
  expect(after('ABCd', 'ACd', 'ABCd')).toBe('ACB / D')
})

test('when the only card goes, the first line takes its place', () => {
  expect(after('Abc', 'bc')).toBe('B / C')
})

test('a panel of quiet orders alone begins with a card', () => {
  expect(after('abc')).toBe('A / BC')
})

test('whatever changes, who stays keeps form and place, and nobody is lost or shown twice', () => {
  const panel = fc.uniqueArray(fc.tuple(fc.constantFrom(...'ABCDEFG'), fc.boolean()), {
    selector: ([key]) => key,
    minLength: 1,
    maxLength: 7,
  })
  fc.assert(
    fc.property(fc.array(panel, { minLength: 2, maxLength: 6 }), (sequence) => {
      let before: Places | undefined
      for (const letters of sequence) {
        const orders = letters.map(([key, isQuiet]) => order(key, isQuiet))
        const { places, cards, lines } = arrange(orders, before)
        expect([...cards, ...lines].map(({ number }) => number).toSorted()).toEqual(
          letters.map(([key]) => key).toSorted(),
        )
        expect(cards.length).toBeGreaterThan(0)
        for (const kind of ['cards', 'lines'] as const) {
          const stayed = before?.[kind].filter((id) => places[kind].includes(id)) ?? []
          expect(places[kind].slice(0, stayed.length)).toEqual(stayed)
        }
        before = places
      }
    }),
  )
})
