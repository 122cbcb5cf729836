import { connectionIds, type Fault, faultKinds, startDemoMerchant } from '@throughline/demo-merchant'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { at, friday } from './merchant.ts'

let merchant: Awaited<ReturnType<typeof startDemoMerchant>>
beforeAll(async () => {
  merchant = await startDemoMerchant({ port: 0, now: () => friday, limits: false })
})
afterEach(() => merchant.faults.clear())
afterAll(() => merchant.close())

const key = `Basic ${Buffer.from('demo-easypost-api-key:').toString('base64')}`
const ask = (path = '/easypost/v2/trackers?page_size=2') =>
  fetch(`${merchant.url}${path}`, { headers: { authorization: key }, signal: AbortSignal.timeout(10_000) })
const faulty = (fault: Fault) => {
  merchant.faults.set('easypost', fault)
  return ask()
}

test('a healthy merchant answers, and says that it is a simulation', async () => {
  const response = await ask()
  expect(response.status).toBe(200)
  expect(response.headers.get('x-simulated-by')).toBe('throughline-demo-merchant')
  expect(at(await response.json(), 'trackers')).toHaveLength(2)
})

test('a path that belongs to no system is 404 and names the systems', async () => {
  const response = await ask('/elsewhere')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ systems: connectionIds.map((id) => `/${id}`) })
})

test('every kind of fault can be set', () => {
  const played: Fault['kind'][] = [
    'hang',
    'unauthorized',
    'rate_limited',
    'server_error',
    'reset',
    'truncated',
    'wrong_shape',
    'unheard_status',
    'ignores_filters',
    'slow',
  ]
  expect(faultKinds).toEqual(played)
})

test('a refused key, a full line and a broken server have their status, and the wait is in seconds', async () => {
  expect((await faulty({ kind: 'unauthorized' })).status).toBe(401)
  const busy = await faulty({ kind: 'rate_limited', retryAfter: 7 })
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '7'])
  const broken = await faulty({ kind: 'server_error' })
  expect([broken.status, broken.headers.get('content-type')]).toEqual([500, 'text/html'])
})

test('a reset ends the connection without an answer', async () => {
  await expect(faulty({ kind: 'reset' })).rejects.toThrow()
})

test('a truncated answer is complete by its headers and half by its body', async () => {
  const text = await (await faulty({ kind: 'truncated' })).text()
  expect(text.length).toBeGreaterThan(100)
  expect(() => JSON.parse(text)).toThrow()
})

test('the wrong shape is good JSON', async () => {
  const response = await faulty({ kind: 'wrong_shape' })
  expect(response.status).toBe(200)
  expect(await response.json()).not.toHaveProperty('trackers')
})

test('a hanging system takes the question and never answers; the others are well', async () => {
  merchant.faults.set('easypost', { kind: 'hang' })
  const given = new AbortController()
  const asked = fetch(`${merchant.url}/easypost/v2/trackers`, { signal: given.signal })
  // The neighbour's answer comes after the question was taken, and not the other way round.
  const neighbour = await fetch(`${merchant.url}/loop/api/v1/warehouse/return/list`)
  expect(neighbour.status).toBe(401)
  expect(await Promise.race([asked, Promise.resolve('nothing yet')])).toBe('nothing yet')
  given.abort()
  await expect(asked).rejects.toThrow()
})

test('a slow system answers rightly, and not at once', async () => {
  const started = performance.now()
  const response = await faulty({ kind: 'slow', ms: 60 })
  expect(response.status).toBe(200)
  expect(performance.now() - started).toBeGreaterThanOrEqual(55)
})

test('unheard words and ignored filters reach the dialect', async () => {
  expect(at(await (await faulty({ kind: 'unheard_status' })).json(), 'trackers.0.status')).toBe('teleported')
  merchant.faults.set('easypost', { kind: 'ignores_filters' })
  expect(at(await (await ask('/easypost/v2/trackers?tracking_code=none')).json(), 'trackers')).toHaveLength(
    20,
  )
  merchant.faults.clear('easypost')
  expect(at(await (await ask('/easypost/v2/trackers?tracking_code=none')).json(), 'trackers')).toEqual([])
})

test('a fault of one system is not another’s, and is gone when cleared', async () => {
  merchant.faults.set('loop', { kind: 'server_error' })
  expect((await ask()).status).toBe(200)
  expect((await fetch(`${merchant.url}/loop/api/v2/returns`)).status).toBe(500)
  merchant.faults.clear()
  expect((await fetch(`${merchant.url}/loop/api/v2/returns`)).status).toBe(401)
})

test('calls are counted for each system, without what was asked', async () => {
  merchant.calls.clear()
  await ask('/easypost/v2/trackers?tracking_code=secret')
  merchant.faults.set('easypost', { kind: 'unauthorized' })
  await ask()
  expect(merchant.calls.of('easypost')).toEqual(['GET /easypost/v2/trackers', 'GET /easypost/v2/trackers'])
  expect([merchant.calls.count('loop'), merchant.calls.total()]).toEqual([0, 2])
})

test('a second merchant on the same port is refused', async () => {
  const port = Number(new URL(merchant.url).port)
  await expect(startDemoMerchant({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('closing ends what hangs', async () => {
  const other = await startDemoMerchant({ port: 0, now: () => friday })
  other.faults.set('wms', { kind: 'hang' })
  const asked = fetch(`${other.url}/wms/graphql`, { method: 'POST', body: '{}' })
  const refused = expect(asked).rejects.toThrow()
  // Until the question has arrived, there is nothing to end.
  while (other.calls.count('wms') === 0) await fetch(`${other.url}/`)
  await other.close()
  await refused
})
