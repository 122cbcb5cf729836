import { easypost } from '@throughline/bridge/connectors/easypost/index.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SeenRequest } from '../contract-case.ts'
import { type StandIn, startStandIn } from '../stand-in.ts'

const http = createHttp()
let vendor: StandIn

beforeAll(async () => {
  vendor = await startStandIn()
})
afterAll(async () => {
  await http.close()
  await vendor[Symbol.asyncDispose]()
})

const connect = (settings: object = {}) =>
  easypost.connect(
    easypost.settings.parse({ apiKey: 'EZTKexample', baseUrl: `${vendor.url}/v2/`, ...settings }),
    {
      http,
      now: () => 0,
    },
  )

const ask = (values: readonly { value: string; carrier?: string }[], settings: object = {}) =>
  connect(settings).ask({ kind: 'tracking', by: 'tracking_number', values }, AbortSignal.timeout(5_000))

const tracker = (code: string) => ({
  id: `trk_${code}`,
  tracking_code: code,
  carrier: 'UPS',
  status: 'in_transit',
  tracking_details: [],
})
const asked = ({ body }: SeenRequest): string[] => JSON.parse(body).tracking_codes

test('the key is the user name of basic authentication, with no password', async () => {
  vendor.play(() => ({ body: { trackers: [], has_more: false } }))
  await ask([{ value: 'A1' }])
  expect(vendor.seen).toHaveLength(1)
  expect(vendor.seen[0]).toMatchObject({ method: 'POST', path: '/v2/trackers/batch' })
  expect(vendor.seen[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from('EZTKexample:').toString('base64')}`,
  )
})

test('a look-up of unknown numbers reads only: it registers nothing and spends nothing', async () => {
  vendor.play(() => ({ body: { trackers: [tracker('A1')], has_more: false } }))
  const { records } = await ask([{ value: 'A1' }, { value: 'B2' }])
  expect(records.map(({ key }) => key)).toEqual(['trk_A1'])
  expect(vendor.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v2/trackers/batch'])
})

test('an answer that was cut off is asked again for what it lacks', async () => {
  vendor.play((request) => {
    const [first = ''] = asked(request)
    return { body: { trackers: [tracker(first)], has_more: asked(request).length > 1 } }
  })
  const { records } = await ask([{ value: 'A1' }, { value: 'B2' }, { value: 'C3' }])
  expect(records.map(({ key }) => key)).toEqual(['trk_A1', 'trk_B2', 'trk_C3'])
  expect(vendor.seen.map(asked)).toEqual([['A1', 'B2', 'C3'], ['B2', 'C3'], ['C3']])
})

test('numbers that a cut-off answer never reaches are asked one by one', async () => {
  vendor.play(({ method, path }) => {
    if (method === 'POST') return { body: { trackers: [tracker('OTHER')], has_more: true } }
    const code = new URLSearchParams(path.split('?')[1]).get('tracking_code') ?? ''
    return { body: { trackers: code === 'B2' ? [tracker('B2')] : [], has_more: false } }
  })
  const { records } = await ask([{ value: 'A1' }, { value: 'B2' }])
  expect(records.map(({ key }) => key)).toContain('trk_B2')
  expect(vendor.seen.filter(({ method }) => method === 'GET')).toHaveLength(2)
})

test('a number that EasyPost does not know is not found, whatever the status', async () => {
  vendor.play(() => ({
    status: 404,
    body: { error: { code: 'TRACKER.NOT_FOUND', message: 'The tracker was not found.', errors: [] } },
  }))
  expect((await ask([{ value: 'A1' }])).records).toEqual([])
})

test('any other 404 is no empty answer', async () => {
  vendor.play(() => ({
    status: 404,
    body: { error: { code: 'NOT_FOUND', message: 'The page was not found.', errors: [] } },
  }))
  await expect(ask([{ value: 'A1' }])).rejects.toMatchObject({ kind: 'unexpected_shape' })
})

test('where it is allowed, an unknown number is registered with its carrier in EasyPost’s word', async () => {
  vendor.play(({ path, body }) =>
    path === '/v2/trackers'
      ? { status: 201, body: tracker(JSON.parse(body).tracker.tracking_code) }
      : { body: { trackers: [tracker('A1')], has_more: false } },
  )
  const values = [
    { value: 'A1' },
    { value: 'B2', carrier: 'DHL Express' },
    { value: 'C3', carrier: 'Local Courier' },
  ]
  const { records } = await ask(values, { createMissing: true })
  expect(records.map(({ key }) => key)).toEqual(['trk_A1', 'trk_B2', 'trk_C3'])
  const created = vendor.seen
    .filter(({ path }) => path === '/v2/trackers')
    .map(({ body }) => JSON.parse(body).tracker)
  expect(created).toContainEqual({ tracking_code: 'B2', carrier: 'DHLExpress' })
  expect(created).toContainEqual({ tracking_code: 'C3' })
  expect(created).toHaveLength(2)
})

test('a number that no carrier could have issued is not found, even where it may be registered', async () => {
  vendor.play(({ path }) =>
    path === '/v2/trackers'
      ? {
          status: 422,
          body: { error: { code: 'TRACKER.NO_CARRIER_FOR_CODE', message: 'No carrier', errors: [] } },
        }
      : { body: { trackers: [], has_more: false } },
  )
  expect((await ask([{ value: 'A1' }], { createMissing: true })).records).toEqual([])
})

test('the vendor’s reasons are told, whether they come as objects or as words', async () => {
  const errors = ['bad code', { field: 'tracking_codes', message: 'is too long' }]
  vendor.play(() => ({ status: 422, body: { error: { code: 'PARAMETER.INVALID', message: 'No', errors } } }))
  await expect(ask([{ value: 'A1' }])).rejects.toThrow(
    'PARAMETER.INVALID: No: bad code, tracking_codes is too long',
  )
})

test('the doctor hears whether the key is one for tests', async () => {
  vendor.play(() => ({ body: { trackers: [{ ...tracker('A1'), mode: 'test' }], has_more: true } }))
  expect(await connect().check(AbortSignal.timeout(5_000))).toBe('trackers readable, test mode')
  expect(vendor.seen[0]?.path).toBe('/v2/trackers?page_size=1')
})

test('the doctor hears that the key is refused', async () => {
  vendor.play(() => ({ status: 403, body: { error: { code: 'FORBIDDEN', message: 'No access' } } }))
  await expect(connect().check(AbortSignal.timeout(5_000))).rejects.toMatchObject({ kind: 'unauthorized' })
})

test('new trackers are listed from a time on, a hundred at a time, each page from the last of the one before', async () => {
  const connector = connect()
  const list = (cursor?: string) =>
    connector.changedSince?.('2026-11-20T08:55:00.000Z', cursor, AbortSignal.timeout(5_000))
  vendor.play(() => ({ body: { trackers: [tracker('A1'), tracker('A2')], has_more: true } }))
  const first = await list()
  expect(first?.records.map(({ key }) => key)).toEqual(['trk_A1', 'trk_A2'])
  expect(first?.next).toBe('trk_A2')
  vendor.play(() => ({ body: { trackers: [], has_more: false } }))
  expect(await list(first?.next)).toEqual({ records: [] })
  const { pathname, searchParams } = new URL(vendor.seen[0]?.path ?? '', vendor.url)
  expect(pathname).toBe('/v2/trackers')
  expect(Object.fromEntries(searchParams)).toEqual({
    page_size: '100',
    start_datetime: '2026-11-20T08:55:00.000Z',
    before_id: 'trk_A2',
  })
})

test('a list of new trackers is no list of changes: known parcels are asked for themselves', () => {
  expect(easypost.listed ?? []).not.toContain('tracking')
})
