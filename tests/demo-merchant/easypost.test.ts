import { expect, test } from 'vitest'
import { at, list, merchant } from './merchant.ts'

const { world, easypost, send, clock } = merchant()

const parcelOf = (name: string, nth = 0) => {
  const order = world.orders.find((one) => one.name === name)
  const parcel = order?.jobs.flatMap((job) => job.shipments.flatMap((one) => one.parcels))[nth]
  if (!parcel) throw new Error(`${name} has no such parcel`)
  return parcel
}
const trackersOf = async (...codes: string[]) =>
  list((await easypost('/trackers/batch', { tracking_codes: codes })).body, 'trackers')

test('a wrong key is 401 with an error object', async () => {
  const answer = await send('/easypost/v2/trackers', { headers: { authorization: 'Basic d3Jvbmc6' } })
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({ error: { code: 'UNAUTHORIZED', message: expect.any(String), errors: [] } })
})

test('a batch brings the trackers that exist, and says nothing of those that do not', async () => {
  const codes = [parcelOf('#1062').number, parcelOf('US-1029').number, '1ZNOSUCHNUMBER00000']
  expect((await trackersOf(...codes)).map((one) => one.tracking_code).toSorted()).toEqual(
    codes.slice(0, 2).toSorted(),
  )
  const wrong = await easypost('/trackers/batch', { codes })
  expect(wrong.status).toBe(422)
  expect(at(wrong.body, 'error')).toMatchObject({
    code: 'PARAMETER.REQUIRED',
    errors: [{ field: 'tracking_codes' }],
  })
})

test('what is stuck is in transit, what was only labelled is pre-transit', async () => {
  expect(await trackersOf(parcelOf('#1062').number)).toMatchObject([
    { status: 'in_transit', carrier: 'DPD', is_return: false },
  ])
  expect(await trackersOf(parcelOf('#1071').number)).toMatchObject([
    { status: 'pre_transit', est_delivery_date: null },
  ])
})

test('a number that was registered twice has two trackers, one of them an error', async () => {
  const { number } = parcelOf('#1055')
  const trackers = await trackersOf(number)
  expect(trackers.map(({ status }) => status).toSorted()).toEqual(['available_for_pickup', 'error'])
  expect(new Set(trackers.map(({ id }) => id)).size).toBe(2)
  const failed = trackers.find(({ status }) => status === 'error')
  expect(failed).toMatchObject({
    carrier_detail: null,
    tracking_details: [{ source: 'ProcessingError', status_detail: null }],
  })
})

test('the expected day is dressed as an instant; where the carrier gives more, the day stands there too', async () => {
  const [dpd] = await trackersOf(parcelOf('#1062').number)
  expect(dpd).toMatchObject({ est_delivery_date: '2026-11-17T00:00:00Z', carrier_detail: null })
  const [usps] = await trackersOf(parcelOf('US-1029').number)
  expect(usps).toMatchObject({
    est_delivery_date: '2026-11-17T00:00:00Z',
    carrier_detail: { est_delivery_date_local: '2026-11-17' },
  })
})

test('empty texts are null in lists and empty in a tracker alone', async () => {
  const [listed] = await trackersOf(parcelOf('US-1029').number)
  const alone = await easypost(`/trackers/${listed?.id}`)
  expect(at(listed, 'tracking_details.0.description')).toBeNull()
  expect(at(alone.body, 'tracking_details.0.description')).toBe('')
})

test('where the carrier told no place, its wall clock is passed on as if it were UTC', async () => {
  const { number, scans } = parcelOf('US-1030')
  const line = scans.findIndex((scan) => scan.place === undefined)
  const [tracker] = await trackersOf(number)
  // The label comes first in the details. San Francisco is eight hours behind in November.
  const shown = Date.parse(String(at(tracker, `tracking_details.${line + 1}.datetime`)))
  expect(shown).toBe((scans[line]?.at ?? 0) - 8 * 3_600_000)
  const placed = Date.parse(String(at(tracker, 'tracking_details.1.datetime')))
  expect(placed).toBe(scans[0]?.at)
})

test('a scan shows after EasyPost has asked the carrier again, not before', async () => {
  const { number, scans } = parcelOf('US-1029')
  const delivered = scans.at(-1)?.at ?? 0
  const statusAt = async (time: number) => {
    clock.now = time
    return (await trackersOf(number))[0]?.status
  }
  expect(await statusAt(delivered + 20 * 60_000)).toBe('out_for_delivery')
  expect(await statusAt(delivered + 30 * 60_000)).toBe('delivered')
})

test('lists page backwards in time by the id before', async () => {
  const { easypost: ask } = merchant()
  const first = (await ask('/trackers?page_size=100')).body
  const ids = list(first, 'trackers').map(({ id }) => String(id))
  expect(first.has_more).toBe(true)
  const second = (await ask(`/trackers?page_size=100&before_id=${ids.at(-1)}`)).body
  expect(second.has_more).toBe(false)
  expect(list(second, 'trackers').some(({ id }) => ids.includes(String(id)))).toBe(false)
  const created = list(first, 'trackers').map((one) => String(one.created_at))
  expect(created).toEqual(created.toSorted().toReversed())
  expect(list((await ask('/trackers')).body, 'trackers')).toHaveLength(20)
})

test('the sixth list within a second is one too many, a batch is none', async () => {
  let elapsed = 0
  const busy = merchant({ elapsed: () => elapsed })
  const statuses = []
  for (let call = 0; call < 6; call++) statuses.push((await busy.easypost('/trackers?page_size=1')).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  expect((await busy.easypost('/trackers/batch', { tracking_codes: [] })).status).toBe(200)
  elapsed += 1001
  expect((await busy.easypost('/trackers?page_size=1')).status).toBe(200)
})

test('creating a tracker twice gives the same one; a number that nobody knows needs a carrier', async () => {
  const { easypost: ask } = merchant()
  const create = (tracker: object) => ask('/trackers', { tracker })
  expect((await create({ tracking_code: 'XYZ123' })).body).toMatchObject({
    error: { code: 'TRACKER.NO_CARRIER_FOR_CODE' },
  })
  expect((await create({})).body).toMatchObject({
    error: { code: 'PARAMETER.REQUIRED', errors: [{ field: 'tracking_code' }] },
  })
  const first = await create({ tracking_code: 'XYZ123', carrier: 'UPS' })
  expect(first.body).toMatchObject({ status: 'unknown', tracking_details: [] })
  expect((await create({ tracking_code: 'XYZ123', carrier: 'UPS' })).body.id).toBe(first.body.id)
  expect((await ask('/trackers/trk_nothing')).status).toBe(404)
})

test('an EasyPost that ignores filters hands out strangers’ parcels', async () => {
  const careless = merchant({ quirks: { easypost: { ignoresFilters: true } } })
  const { body } = await careless.easypost('/trackers/batch', { tracking_codes: ['1ZNOSUCHNUMBER00000'] })
  expect(list(body, 'trackers')).toHaveLength(100)
})

test('unheard words stand in tracker and details alike', async () => {
  const strange = merchant({ quirks: { easypost: { unheardStatus: true } } })
  const { body } = await strange.easypost('/trackers/batch', { tracking_codes: [parcelOf('#1062').number] })
  expect(at(body, 'trackers.0')).toMatchObject({
    status: 'teleported',
    tracking_details: [{ status: 'teleported' }, {}, {}, {}],
  })
})
