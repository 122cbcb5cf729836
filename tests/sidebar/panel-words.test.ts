import { Panel } from '@throughline/shared/contract'
import { englishSpeech as speech } from '@throughline/sidebar/preview/english-speech.ts'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { sayValue } from '@throughline/sidebar/view/conflict-value.ts'
import { sayHeadline } from '@throughline/sidebar/view/headline.ts'
import { isUnconnected, offersSearch, sayOutcome } from '@throughline/sidebar/view/outcome.ts'
import { sayReason, sayReasons } from '@throughline/sidebar/view/reasons.ts'
import { sourceTitles } from '@throughline/sidebar/view/source-title.ts'
import { ageOf, groupSources, missingKinds, sayMore } from '@throughline/sidebar/view/sources.ts'
import { expect, test } from 'vitest'

const { say } = speech

test.each(Object.entries(panels).filter(([name]) => name !== 'broken_card'))(
  'the sample panel %s is one that the bridge could send',
  (_, panel) => {
    expect(Panel.safeParse(panel).error?.issues ?? []).toEqual([])
  },
)

test('a reason is the key and where it stood, and the requester’s own key by its kind alone', () => {
  expect(sayReason({ by: 'order_number', shown: '#1042', places: ['subject', 'comment'] }, say)).toBe(
    '#1042 in the subject',
  )
  expect(sayReason({ by: 'email', shown: 'ada@example.com', places: ['requester_identity'] }, say)).toBe(
    'e-mail',
  )
  expect(sayReason({ by: 'email', shown: 'ada@example.com', places: ['signature'] }, say)).toBe(
    'ada@example.com in a signature',
  )
})

test('a reason that several orders share is said once', () => {
  const reason = { by: 'email', shown: 'ada@example.com', places: ['requester_identity'] } as const
  expect(
    sayReasons(
      [
        { ...reason, places: [...reason.places] },
        { ...reason, places: [...reason.places] },
      ],
      say,
    ),
  ).toEqual(['e-mail'])
})

test('a headline names the carrier where one is known', () => {
  const fact = { topic: 'shipment', word: 'in_transit', proof: 'proven', source: 'easypost' } as const
  expect(sayHeadline({ ...fact, carrier: 'DHL' }, say)).toBe('In transit with DHL')
  expect(sayHeadline(fact, say)).toBe('In transit')
})

test('a return that the carrier has delivered has arrived, and is not called received', () => {
  const fact = { topic: 'return', word: 'in_transit', proof: 'proven', source: 'easypost' } as const
  expect(sayHeadline({ ...fact, arrived: true }, say)).toBe('Return arrived, not booked yet')
  expect(sayHeadline(fact, say)).toBe('Return on its way back')
})

test('an unknown status is never a known one', () => {
  const fact = { topic: 'shipment', word: 'unknown', proof: 'claimed', source: 'easypost' } as const
  expect(sayHeadline(fact, say)).toBe('Carrier status not recognised')
  expect(sayHeadline({ ...fact, word: 'teleported' as 'unknown' }, say)).toBe('Carrier status not recognised')
})

test('a system that answered in part counts among those that may hide something', () => {
  const { healthy, silent, notAsked } = groupSources(panels.partly.sources)
  expect(healthy.map(({ connection }) => connection)).toEqual(['wms', 'easypost'])
  expect(silent.map(({ connection }) => connection)).toEqual(['shop-eu', 'loop'])
  expect(notAsked).toEqual([])
  expect(missingKinds(panels.partly.sources)).toEqual(['return'])
})

test('a system that may know more of the customer than it was read for says so, and what to do', () => {
  const [first, ...others] = panels.partly.sources
  if (!first) throw new Error('the sample has sources')
  const more = { ...first, title: 'Shop EU', more: ['order' as const, 'return' as const] }
  expect(sayMore([more, ...others], speech)).toEqual([
    'Shop EU may have more orders and returns of this customer: only the newest were read. Search by number.',
  ])
  expect(sayMore([first, ...others], speech)).toEqual([])
  // A newer bridge may tell of a kind that this panel has no word for.
  expect(sayMore([{ ...more, more: ['invoice' as 'order'] }], speech)).toEqual([])
})

test('a system’s age grows with the wait, and a wrong clock of the agent’s does not matter', () => {
  const source = { asOf: '2026-11-20T09:59:50.000Z' }
  const panel = { asOf: '2026-11-20T10:00:00.000Z' }
  expect(ageOf(source, panel, 0)).toBe(10_000)
  expect(ageOf(source, panel, 5_000)).toBe(15_000)
  expect(ageOf(source, panel, -60_000)).toBe(10_000)
  expect(ageOf({}, panel, 5_000)).toBeUndefined()
})

test('a brand that is joined to nothing is told apart from no orders, and a search would not help', () => {
  expect(isUnconnected(panels.no_connections)).toBe(true)
  expect(offersSearch(panels.no_connections)).toBe(false)
  expect(isUnconnected(panels.all_down)).toBe(false)
  expect([panels.none, panels.all_down, panels.several, panels.found].map(offersSearch)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a screen reader hears in one sentence what the panel holds', () => {
  const heard = [panels.found, panels.several, panels.none, panels.all_down].map((panel) =>
    sayOutcome(panel, say),
  )
  expect(heard).toEqual([
    '2 orders found',
    '2 orders may be theirs',
    'No orders found',
    'Orders could not be looked up',
  ])
  expect(sayOutcome(panels.no_connections, say)).toContain('connected to no system')
})

test('a system is called what the configuration calls it', () => {
  const titleOf = sourceTitles(panels.found.sources)
  expect([titleOf('shop-eu'), titleOf('gone')]).toEqual(['Shop EU', 'gone'])
})

test('both sides of a disagreement speak words where they have words', () => {
  const side = { source: 'wms', proven: false }
  expect(sayValue('shipment_stage', { ...side, value: 'delivered' }, speech)).toEqual({
    text: 'Delivered',
    ours: true,
  })
  expect(sayValue('shipment_stage', { ...side, value: 'SCANNED_7' }, speech)).toEqual({
    text: 'SCANNED_7',
    ours: false,
  })
  expect(sayValue('cancelled', { ...side, value: 'true' }, speech)).toEqual({ text: 'Cancelled', ours: true })
  expect(sayValue('cancelled', { ...side, value: 'shipped' }, speech)).toEqual({
    text: 'Shipped',
    ours: true,
  })
  expect(sayValue('cancelled', { ...side, value: 'handed_over' }, speech)).toEqual({
    text: 'Handed over',
    ours: true,
  })
  expect(sayValue('quantity', { ...side, value: '2' }, speech)).toEqual({ text: '2', ours: false })
})
