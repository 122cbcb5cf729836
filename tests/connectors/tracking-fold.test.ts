import { foldTracking, type StatusClaim } from '@throughline/bridge/connectors/tracking-fold.ts'
import type { TrackingEvent } from '@throughline/shared/model'
import { shipmentFlags, shipmentStages } from '@throughline/shared/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'

type Parts = Partial<Omit<TrackingEvent, 'at'>>

/** An event on day `day` of November 2026 at noon, physically seen unless told. */
const on = (day: number, stage: TrackingEvent['stage'], parts: Parts = {}): TrackingEvent => {
  const local = `2026-11-${String(day).padStart(2, '0')}T12:00:00`
  return {
    at: { instant: `${local}.000Z`, local, offset: '+00:00', zoneKnown: true },
    stage,
    flags: [],
    scan: stage !== 'label_created',
    ...parts,
  }
}

const nothingSaid: StatusClaim = { stage: 'not_found', flags: [] }
const claims = (stage: StatusClaim['stage'], flags: StatusClaim['flags'] = []): StatusClaim => ({
  stage,
  flags,
})

test('a label alone is a label, not a shipment', () => {
  const { stage, shippedAt } = foldTracking([on(1, 'label_created')], nothingSaid)
  expect(stage).toBe('label_created')
  expect(shippedAt).toBeUndefined()
})

test('the first physical scan is when the parcel was shipped', () => {
  const { stage, shippedAt } = foldTracking(
    [on(3, 'in_transit'), on(2, 'in_transit'), on(1, 'label_created')],
    nothingSaid,
  )
  expect(stage).toBe('in_transit')
  expect(shippedAt?.local).toBe('2026-11-02T12:00:00')
})

test('a label message that comes late does not take a scan back', () => {
  expect(foldTracking([on(2, 'in_transit'), on(3, 'label_created')], nothingSaid).stage).toBe('in_transit')
})

test('a voided label is cancelled', () => {
  expect(foldTracking([on(1, 'label_created'), on(2, 'cancelled', { scan: false })], nothingSaid).stage).toBe(
    'cancelled',
  )
})

test('a voided label that a carrier scanned all the same is on its way', () => {
  const events = [on(1, 'label_created'), on(2, 'cancelled', { scan: false }), on(3, 'in_transit')]
  expect(foldTracking(events, claims('cancelled')).stage).toBe('in_transit')
})

test('a parcel that came back to the depot is no longer out for delivery', () => {
  expect(foldTracking([on(2, 'out_for_delivery'), on(3, 'in_transit')], nothingSaid).stage).toBe('in_transit')
})

test('delivered stays delivered whatever is scanned later', () => {
  const { stage, deliveredAt } = foldTracking([on(2, 'delivered'), on(3, 'in_transit')], claims('in_transit'))
  expect(stage).toBe('delivered')
  expect(deliveredAt?.local).toBe('2026-11-02T12:00:00')
})

test('an exception after delivery is a flag on a delivered parcel', () => {
  const { stage, flags } = foldTracking(
    [on(2, 'delivered'), on(3, 'in_transit', { flags: ['exception', 'damaged'], scan: false })],
    nothingSaid,
  )
  expect(stage).toBe('delivered')
  expect(flags).toEqual(['exception', 'damaged'])
})

test('of two delivery scans the first is when it was delivered', () => {
  const { deliveredAt } = foldTracking([on(4, 'delivered'), on(2, 'delivered')], nothingSaid)
  expect(deliveredAt?.local).toBe('2026-11-02T12:00:00')
})

test('a return that starts after delivery makes the parcel move again', () => {
  const { stage, flags, deliveredAt } = foldTracking(
    [on(2, 'delivered'), on(5, 'in_transit', { flags: ['returning'] })],
    claims('delivered'),
  )
  expect(stage).toBe('in_transit')
  expect(flags).toEqual(['returning'])
  expect(deliveredAt).toBeUndefined()
})

test('delivered on the way back is returned to the sender, not delivered to the customer', () => {
  const { stage, flags, deliveredAt } = foldTracking(
    [on(2, 'in_transit'), on(3, 'in_transit', { flags: ['returning'] }), on(6, 'delivered')],
    nothingSaid,
  )
  expect(stage).toBe('returned_to_sender')
  expect(flags).toEqual([])
  expect(deliveredAt).toBeUndefined()
})

test('a delivery scan under a status of going back was at the sender’s door', () => {
  const { stage } = foldTracking(
    [on(2, 'in_transit'), on(6, 'delivered')],
    claims('in_transit', ['returning']),
  )
  expect(stage).toBe('returned_to_sender')
})

test('on the way back and not yet delivered is still on the way', () => {
  const { stage, flags } = foldTracking(
    [on(3, 'in_transit', { flags: ['returning'] })],
    claims('in_transit', ['returning']),
  )
  expect(stage).toBe('in_transit')
  expect(flags).toEqual(['returning'])
})

test('an exception is over with the next scan that shows the parcel moving', () => {
  const events = [
    on(2, 'in_transit', { flags: ['exception', 'customs', 'action_required'], scan: false }),
    on(3, 'in_transit'),
  ]
  expect(foldTracking(events, nothingSaid).flags).toEqual([])
})

test('an exception after the last scan stands', () => {
  const events = [on(2, 'in_transit'), on(3, 'in_transit', { flags: ['exception'], scan: false })]
  expect(foldTracking(events, nothingSaid)).toMatchObject({ stage: 'in_transit', flags: ['exception'] })
})

test('a delay and a failed attempt are news until the parcel arrives', () => {
  const underway = [
    on(2, 'in_transit', { flags: ['delayed'] }),
    on(3, 'in_transit', { flags: ['attempted'] }),
    on(4, 'in_transit'),
  ]
  expect(foldTracking(underway, nothingSaid).flags).toEqual(['delayed', 'attempted'])
  expect(foldTracking([...underway, on(5, 'delivered')], nothingSaid).flags).toEqual([])
})

test('a damaged parcel stays damaged when it is delivered', () => {
  const events = [on(2, 'in_transit', { flags: ['damaged'] }), on(3, 'delivered')]
  expect(foldTracking(events, nothingSaid)).toMatchObject({ stage: 'delivered', flags: ['damaged'] })
})

test('a delivery that the carrier gave up is failed, until a scan shows otherwise', () => {
  expect(foldTracking([on(2, 'in_transit'), on(3, 'failed')], nothingSaid).stage).toBe('failed')
  expect(foldTracking([on(2, 'failed'), on(3, 'out_for_delivery')], nothingSaid).stage).toBe(
    'out_for_delivery',
  )
})

test('a status field counts where it is further than the events', () => {
  expect(foldTracking([on(2, 'in_transit')], claims('out_for_delivery')).stage).toBe('out_for_delivery')
  expect(foldTracking([on(2, 'in_transit')], claims('delivered'))).toMatchObject({ stage: 'delivered' })
  expect(foldTracking([on(2, 'in_transit')], claims('delivered')).deliveredAt).toBeUndefined()
})

test('a status field never undoes what was scanned', () => {
  expect(foldTracking([on(2, 'out_for_delivery')], claims('label_created')).stage).toBe('out_for_delivery')
})

test('a status that nobody has heard of leaves the parcel unknown', () => {
  const strange: StatusClaim = { stage: 'unknown', flags: [], unrecognised: true }
  expect(foldTracking([on(2, 'in_transit')], strange).stage).toBe('unknown')
})

test('a status that nobody has heard of does not undo a proof of delivery', () => {
  const strange: StatusClaim = { stage: 'unknown', flags: [], unrecognised: true }
  expect(foldTracking([on(2, 'delivered')], strange).stage).toBe('delivered')
})

test('nothing known of a number is not found', () => {
  expect(foldTracking([], nothingSaid)).toEqual({ stage: 'not_found', flags: [], events: [] })
})

test('one checkpoint that is told twice is one event, with all that both told', () => {
  const once = on(2, 'in_transit', { said: 'Arrived', place: 'LEIPZIG', flags: ['delayed'] })
  const again = on(2, 'in_transit', { said: 'ARRIVED ', place: 'Leipzig', code: 'AR', scan: false })
  const { events } = foldTracking([once, again], nothingSaid)
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({ flags: ['delayed'], code: 'AR', scan: true })
})

test('two checkpoints at the same minute in two places are two events', () => {
  const events = [on(2, 'in_transit', { place: 'LEIPZIG' }), on(2, 'in_transit', { place: 'HALLE' })]
  expect(foldTracking(events, nothingSaid).events).toHaveLength(2)
})

test('out for delivery and delivered in the same minute is delivered', () => {
  expect(foldTracking([on(2, 'delivered'), on(2, 'out_for_delivery')], nothingSaid).stage).toBe('delivered')
})

test('an event without a time is not the newest', () => {
  const undated: TrackingEvent = { stage: 'in_transit', flags: [], scan: true }
  const { stage, events } = foldTracking([on(2, 'out_for_delivery'), undated], nothingSaid)
  expect(stage).toBe('out_for_delivery')
  expect(events[0]?.at).toBeUndefined()
})

const anyMoment = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(true, false))
  .map(([day, trusted]) => {
    const local = `2026-11-0${day}T12:00:00`
    return trusted
      ? { instant: `${local}.000Z`, local, offset: '+00:00', zoneKnown: true }
      : { local, zoneKnown: false }
  })
const words = fc.option(fc.constantFrom('Arrived', 'ARRIVED', 'Departed'), { nil: undefined })
const anyEvent: fc.Arbitrary<TrackingEvent> = fc.record({
  at: fc.option(anyMoment, { nil: undefined }),
  stage: fc.constantFrom(...shipmentStages),
  flags: fc.uniqueArray(fc.constantFrom(...shipmentFlags), { maxLength: 3 }),
  scan: fc.boolean(),
  place: words,
  said: words,
  code: words,
})
const anyClaim: fc.Arbitrary<StatusClaim> = fc.record({
  stage: fc.constantFrom(...shipmentStages),
  flags: fc.uniqueArray(fc.constantFrom(...shipmentFlags), { maxLength: 2 }),
  unrecognised: fc.boolean(),
})
const history = fc.array(anyEvent, { maxLength: 7 }).chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc.shuffledSubarray(events, { minLength: events.length }),
    fc.array(events.length > 0 ? fc.constantFrom(...events) : anyEvent, {
      maxLength: events.length > 0 ? 4 : 0,
    }),
  ),
)

test('neither the order in which events arrive nor their repetition changes what they say', () => {
  fc.assert(
    fc.property(history, anyClaim, ([events, shuffled, repeated], claim) => {
      expect(foldTracking([...repeated, ...shuffled], claim)).toEqual(foldTracking(events, claim))
    }),
    { seed: 20261120, numRuns: 2_000 },
  )
})

test('a parcel with a delivery scan and no sign of a return is delivered, whatever else is said', () => {
  const outbound = anyEvent.filter(
    ({ flags, stage }) => !flags.includes('returning') && stage !== 'returned_to_sender',
  )
  const claim = anyClaim.filter(
    ({ flags, stage }) => !flags.includes('returning') && stage !== 'returned_to_sender',
  )
  fc.assert(
    fc.property(fc.array(outbound, { maxLength: 7 }), claim, (events, said) => {
      expect(foldTracking([...events, on(3, 'delivered')], said).stage).toBe('delivered')
    }),
    { seed: 20261120, numRuns: 1_000 },
  )
})
