import type { Question } from '@throughline/bridge/connectors/connector.ts'
import { tryton } from '@throughline/bridge/connectors/tryton/index.ts'
import { createSource } from '@throughline/bridge/flow/ask.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SeenRequest, StandInReply } from '../contract-case.ts'
import { type StandIn, startStandIn } from '../stand-in.ts'
import { answering, line, sale, shipment } from './sales.ts'

const http = createHttp()
let vendor: StandIn
let clock = 0

beforeAll(async () => {
  vendor = await startStandIn()
})
beforeEach(() => {
  clock = Date.parse('2026-11-20T10:00:00Z')
})
afterAll(async () => {
  await http.close()
  await vendor[Symbol.asyncDispose]()
})

const connect = (settings: object = {}, numbers?: { prefix?: string; suffix?: string }) =>
  tryton.connect(
    tryton.settings.parse({
      baseUrl: vendor.url,
      database: 'merchant',
      user: 'throughline',
      password: 'secret-enough',
      ...settings,
    }),
    { http, now: () => clock, numbers },
  )
const soon = () => AbortSignal.timeout(5_000)
const question = (kind: Question['kind'], by: Question['by'], ...values: string[]): Question => ({
  kind,
  by,
  values: values.map((value) => ({ value })),
})
const ofNumber = (...values: string[]) => question('warehouse_order', 'order_number', ...values)

interface Call {
  method: string
  params: unknown[]
}
const callOf = ({ body }: SeenRequest): Call => JSON.parse(body)
const methods = () => vendor.seen.map((request) => callOf(request).method)
const searches = () => vendor.seen.map(callOf).filter(({ method }) => method.endsWith('.search_read'))
const countOf = (method: string) => methods().filter((one) => one === method).length

/** Signs in whoever asks; each sign-in gives another key. `next` answers what is then asked. */
function play(next: (call: Call, request: SeenRequest) => StandInReply = () => ({ body: answering([]) })) {
  let keys = 0
  vendor.play((request) => {
    const call = callOf(request)
    if (call.method === 'common.db.login') {
      keys += 1
      return { body: answering([7, `key${keys}`]) }
    }
    if (call.method === 'model.res.user.get_preferences')
      return { body: answering({ company: 1, language: 'de' }) }
    if (call.method === 'common.server.version') return { body: answering('6.0.29') }
    return next(call, request)
  })
}

test('it signs in once and hands the user’s preferences back with every question', async () => {
  play()
  const connector = connect()
  await connector.ask(ofNumber('WEB-1001'), soon())
  await connector.ask(ofNumber('WEB-1002'), soon())
  expect(methods()).toEqual([
    'common.db.login',
    'model.res.user.get_preferences',
    'model.sale.sale.search_read',
    'model.sale.sale.search_read',
  ])
  const [first, , asked] = vendor.seen
  expect(first?.path).toBe('/merchant/')
  expect(first && callOf(first).params).toEqual(['throughline', { password: 'secret-enough' }, 'en'])
  expect(asked?.headers.authorization).toBe(`Session ${Buffer.from('throughline:7:key1').toString('base64')}`)
  expect(asked && callOf(asked).params.at(-1)).toEqual({ company: 1, language: 'de' })
})

test('a session that has ended is renewed once, however many look-ups find out together', async () => {
  let ended = true
  play((_, { headers }) => {
    const key = Buffer.from(String(headers.authorization).slice(8), 'base64').toString()
    return ended && key.endsWith('key1') ? { status: 401, body: '' } : { body: answering([]) }
  })
  const connector = connect()
  await Promise.all(['A', 'B', 'C'].map((value) => connector.ask(ofNumber(value), soon())))
  expect(countOf('common.db.login')).toBe(2)
  expect(countOf('model.sale.sale.search_read')).toBe(6)
  ended = false
})

test('a new session that is refused as well is a refusal, not a reason for a third', async () => {
  play(() => ({ status: 401, body: '' }))
  await expect(connect().ask(ofNumber('A'), soon())).rejects.toMatchObject({ kind: 'unauthorized' })
  expect(countOf('common.db.login')).toBe(2)
})

test('a wrong password is asked once a minute: Tryton locks out who tries more', async () => {
  vendor.play(() => ({ status: 401, body: '' }))
  const connector = connect()
  for (const value of ['A', 'B', 'C'])
    await expect(connector.ask(ofNumber(value), soon())).rejects.toMatchObject({
      kind: 'unauthorized',
      message: 'Tryton sign-in: user or password is wrong',
    })
  expect(countOf('common.db.login')).toBe(1)
  clock += 61_000
  play()
  expect((await connector.ask(ofNumber('A'), soon())).records).toEqual([])
})

test('who gives up does not end the sign-in, and the next one finds it done', async () => {
  play()
  const connector = connect()
  const giveUp = new AbortController()
  const arrived = vendor.arrival()
  const first = connector.ask(ofNumber('A'), giveUp.signal)
  await arrived
  giveUp.abort()
  await expect(first).rejects.toMatchObject({ kind: 'timed_out' })
  await connector.ask(ofNumber('B'), soon())
  expect(countOf('common.db.login')).toBe(1)
})

const refusals: [what: string, reply: StandInReply, expected: object][] = [
  [
    'a user without a company',
    { body: answering({ language: 'en' }) },
    { kind: 'unauthorized', message: expect.stringContaining('no company') },
  ],
  ['too many tries', { status: 429, body: '' }, { kind: 'rate_limited' }],
]
test.each(refusals)('%s is told when signing in', async (_, reply, expected) => {
  vendor.play((request) =>
    callOf(request).method === 'common.db.login' ? { body: answering([7, 'key']) } : reply,
  )
  await expect(connect().ask(ofNumber('A'), soon())).rejects.toMatchObject(expected)
})

test('a second factor and a database that is not there are told when signing in', async () => {
  vendor.play(() => ({ body: { id: 0, error: ['LoginException', ['sms', 'Code?', 'char']] } }))
  await expect(connect().check(soon())).rejects.toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('LoginException'),
  })
  vendor.play(() => ({ status: 404, body: '<!doctype html>' }))
  await expect(connect().check(soon())).rejects.toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('no such database'),
  })
})

const errors: [what: string, error: unknown[], expected: object][] = [
  [
    'a right that is missing',
    ['UserError', ['You are not allowed to access "Sale".', '', null]],
    { kind: 'unauthorized', message: expect.stringContaining('You are not allowed to access "Sale".') },
  ],
  [
    'a field that is missing',
    ["'contact_mechanisms'", ''],
    {
      kind: 'unexpected_shape',
      message:
        'Tryton knows no field or model "contact_mechanisms". This connector was checked with Tryton 6.0; this is 6.0.29',
    },
  ],
  [
    'a refused question',
    ['Missing search function for field "Origins" in "Customer Shipment".', ''],
    { kind: 'unexpected_shape' },
  ],
  ['a database that is busy', ['database is locked', ''], { kind: 'unreachable' }],
  [
    'a database that is down',
    [
      'connection to server at "127.0.0.1", port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n',
      '',
    ],
    {
      kind: 'unreachable',
      message:
        'Tryton could not answer: connection to server at "127.0.0.1", port 5432 failed: Connection refused',
    },
  ],
]
test.each(errors)('%s comes with HTTP 200 and is a failure all the same', async (_, error, expected) => {
  play(() => ({ body: { id: 0, error } }))
  await expect(connect().ask(ofNumber('A'), soon())).rejects.toMatchObject(expected)
})

test('another release is named beside those that were checked', async () => {
  vendor.play((request) => {
    const { method } = callOf(request)
    if (method === 'common.db.login') return { body: answering([7, 'key']) }
    if (method === 'model.res.user.get_preferences') return { body: answering({ company: 1 }) }
    if (method === 'common.server.version') return { body: answering('7.0.4') }
    return { body: answering([{ id: 1 }]) }
  })
  await expect(connect().ask(ofNumber('A'), soon())).rejects.toMatchObject({
    kind: 'unexpected_shape',
    message: expect.stringMatching(/0\.lines\. is missing.*checked with Tryton 6\.0, and not with 7\.0\.4/),
  })
})

test('without the modules for packages and carriers the rest is still told', async () => {
  const absent = ['carrier', 'packages']
  play(({ params }) => {
    const told = JSON.stringify(params)
    const name = absent.find((one) => told.includes(`.${one}.`))
    return name
      ? { body: { id: 0, error: [`'${name}'`, ''] } }
      : { body: answering([sale({ 'shipments.': [shipment({ 'packages.': undefined })] })]) }
  })
  const connector = connect()
  const { records } = await connector.ask(ofNumber('WEB-1001'), soon())
  expect(records).toHaveLength(1)
  expect(searches()).toHaveLength(3)
  // It is found out once.
  await connector.ask(ofNumber('WEB-1001'), soon())
  expect(searches()).toHaveLength(4)
  // Where no package is, none has a tracking number.
  expect(
    (await connector.ask(question('warehouse_order', 'tracking_number', 'JD01'), soon())).records,
  ).toEqual([])
  expect(searches()).toHaveLength(4)
})

test('look-ups that find out together do not fail each other', async () => {
  play(({ params }) =>
    JSON.stringify(params).includes('.packages.')
      ? { body: { id: 0, error: ["'packages'", ''] } }
      : { body: answering([]) },
  )
  const connector = connect()
  const asked = ['A', 'B', 'C'].map((value) => connector.ask(ofNumber(value), soon()))
  expect(await Promise.all(asked)).toEqual([{ records: [] }, { records: [] }, { records: [] }])
})

const domainOf = (at = 0): unknown => searches()[at]?.params[0]

test('a number is asked as it stands, in small letters, with its sign and as this shop writes it', async () => {
  play()
  await connect({}, { prefix: 'Web-' }).ask(ofNumber('1001', 'EN7'), soon())
  expect(domainOf()).toEqual([
    [
      'reference',
      'in',
      ['1001', '#1001', 'Web-1001', 'web-1001', 'EN7', 'en7', '#EN7', 'Web-EN7', 'web-en7'],
    ],
  ])
})

test('a merchant who sells in Tryton itself is asked by its own numbers', async () => {
  play()
  await connect({ orderNumber: 'number' }).ask(ofNumber('17'), soon())
  expect(domainOf()).toEqual([['number', 'in', ['17', '#17']]])
})

test('an e-mail is asked in any case, and its signs stand for nothing else', async () => {
  play()
  await connect().ask(question('warehouse_order', 'email', 'a_a%b@example.com'), soon())
  expect(JSON.stringify(domainOf())).toContain(
    JSON.stringify([
      ['type', '=', 'email'],
      ['value', 'ilike', 'a\\_a\\%b@example.com'],
    ]),
  )
})

test('a phone is asked in the form that Tryton keeps beside the written one', async () => {
  play()
  await connect().ask(question('warehouse_order', 'phone', '+4930123456'), soon())
  expect(JSON.stringify(domainOf())).toContain(JSON.stringify(['value_compact', '=', '+4930123456']))
})

test('returns are asked as sales that take something back', async () => {
  play()
  await connect().ask(question('return', 'return_number', '5', 'RT-6'), soon())
  expect(domainOf()).toEqual([
    ['number', 'in', ['5', 'RT-6', 'rt-6']],
    [
      'lines',
      'where',
      [
        ['type', '=', 'line'],
        ['quantity', '<', 0],
      ],
    ],
  ])
})

test('of ten thousand sales the newest twenty are read, and it is said that there are more', async () => {
  play(({ params: [, , limit] }) => ({
    body: answering(
      Array.from({ length: Math.min(Number(limit), 10_000) }, (_, at) =>
        sale({ id: 10_000 - at, reference: `WEB-${10_000 - at}`, 'shipments.': [shipment({ id: at })] }),
      ),
    ),
  }))
  const { records, more } = await connect().ask(
    question('warehouse_order', 'email', 'ada@example.com'),
    soon(),
  )
  expect(searches()).toHaveLength(1)
  expect(searches()[0]?.params.slice(1, 4)).toEqual([0, 21, [['id', 'DESC']]])
  expect(records).toHaveLength(20)
  expect(more).toBe(true)
  expect(records.every(({ data }) => 'incomplete' in data && data.incomplete)).toBe(true)
})

test('exactly twenty are all of them', async () => {
  play(() => ({
    body: answering(
      Array.from({ length: 20 }, (_, at) => sale({ id: at + 1, 'shipments.': [shipment({ id: at })] })),
    ),
  }))
  const { records, more } = await connect().ask(
    question('warehouse_order', 'email', 'ada@example.com'),
    soon(),
  )
  expect(more).toBeUndefined()
  expect(records.some(({ data }) => 'incomplete' in data && data.incomplete)).toBe(false)
})

test.each([
  ['xada@example.com', 'WEB-1001'],
  ['ada@example.com.au', 'WEB-1001'],
  ['ada@example.co', 'WEB-1001'],
])('a sale of %s that came back for ada@example.com is dropped', async (email, reference) => {
  const stranger = sale({
    id: 8,
    reference,
    'party.': { id: 9, name: 'Ada Lovelace', 'contact_mechanisms.': [{ type: 'email', value: email }] },
    'shipments.': [shipment({ id: 8 })],
  })
  const hers = sale({
    'party.': {
      id: 2,
      name: 'Ada Lovelace',
      'contact_mechanisms.': [{ type: 'email', value: 'ADA@Example.com' }],
    },
    'shipments.': [shipment({})],
  })
  play(() => ({ body: answering([stranger, hers]) }))
  const source = createSource({
    connection: 'wms',
    title: 'Warehouse',
    definition: tryton,
    connector: connect(),
    now: () => clock,
    timeoutMs: 5_000,
  })
  const capability = tryton.capabilities.find(({ kind, by }) => kind === 'warehouse_order' && by === 'email')
  if (!capability) throw new Error('not declared')
  const answer = await source.ask(capability, { value: 'ada@example.com' })
  expect(answer).toMatchObject({ ok: true, data: { strangers: 1, records: [{ key: '2-4' }] } })
})

test('stock is counted twice in each warehouse: what lies there, and what is free', async () => {
  play(({ method, params }) => {
    if (method.startsWith('model.stock.location.'))
      return {
        body: answering([
          { id: 5, name: 'Berlin', code: 'WH' },
          { id: 9, name: '', code: 'RNO' },
        ]),
      }
    const { locations, stock_assign } = params.at(-1) as { locations: number[]; stock_assign: boolean }
    const here = locations[0] === 5
    return {
      body: answering([
        stock_assign
          ? { code: 'SHOE-42', quantity: here ? 2 : 1, forecast_quantity: here ? -80 : 1 }
          : { code: 'SHOE-42', quantity: here ? 20 : 1 },
      ]),
    }
  })
  const connector = connect()
  const ask = () => connector.ask(question('stock', 'sku', 'SHOE-42', 'SHOE-43'), soon())
  const { records } = await ask()
  expect(records).toMatchObject([
    {
      key: 'SHOE-42',
      data: {
        incomplete: false,
        levels: [
          { location: 'Berlin', onHand: 20, reserved: 18, available: -80 },
          { location: 'RNO', onHand: 1, reserved: 0, available: 1 },
        ],
      },
    },
  ])
  expect(searches()).toHaveLength(5)
  // Warehouses are not asked for again.
  await ask()
  expect(searches()).toHaveLength(9)
})

test('of more warehouses than are asked it is said that some are missing', async () => {
  play(({ method }) => ({
    body: answering(
      method.startsWith('model.stock.location.')
        ? Array.from({ length: 11 }, (_, at) => ({ id: at + 1, name: `W${at}`, code: null }))
        : [{ code: 'SHOE-42', quantity: 1, forecast_quantity: 1 }],
    ),
  }))
  const { records } = await connect().ask(question('stock', 'sku', 'SHOE-42'), soon())
  expect(records).toMatchObject([{ data: { incomplete: true } }])
  expect(searches()).toHaveLength(21)
})

const pageOf = (from: number, length: number) =>
  Array.from({ length }, (_, at) =>
    sale({ id: from + at, reference: `WEB-${from + at}`, 'lines.': [line({})] }),
  )

test('what has changed is read page by page, by the time of the last write of any part', async () => {
  play(({ params: [domain] }) => {
    const after = Number((domain as [[string, string, number]])[0][2])
    return { body: answering(after === 0 ? pageOf(1, 20) : pageOf(after + 1, 3)) }
  })
  const connector = connect()
  const since = '2026-11-20T09:50:00.000Z'
  const first = await connector.changedSince?.(since, undefined, soon())
  expect(first?.next).toBe('20')
  const second = await connector.changedSince?.(since, first?.next, soon())
  expect(second?.next).toBeUndefined()
  const told = JSON.stringify(domainOf())
  for (const part of ['', 'lines.moves.', 'shipments.', 'shipments.packages.', 'shipment_returns.'])
    expect(told).toContain(
      `["${part}write_date",">=",{"__class__":"datetime","year":2026,"month":11,"day":20,`,
    )
  expect(domainOf(1)).toMatchObject([['id', '>', 20], expect.anything()])
})

test('a place that is none is told, and not taken for the beginning', async () => {
  play()
  await expect(connect().changedSince?.('2026-11-20T09:50:00.000Z', 'x', soon())).rejects.toMatchObject({
    kind: 'unexpected_shape',
  })
})

const hourOf = (domain: unknown): number | undefined => {
  const found = /"hour":(\d+)/.exec(JSON.stringify(domain))?.[1]
  return found === undefined ? undefined : Number(found)
}

test.each([
  ['an hour behind', '2026-11-20T09:00:00Z', 8],
  ['an hour ahead', '2026-11-20T11:00:00Z', 9],
])('a server whose clock is %s loses no change', async (_, date, hour) => {
  play(() => ({ headers: { date: new Date(date).toUTCString() }, body: answering([]) }))
  const connector = connect()
  await connector.ask(ofNumber('A'), soon())
  await connector.changedSince?.('2026-11-20T09:50:00.000Z', undefined, soon())
  // The last exchange before was answered by that clock.
  expect(hourOf(domainOf(1))).toBe(hour)
})

test('doctor says what can be read, with which release, and what is missing', async () => {
  const told = (reference: string | null, write = 0) => {
    const date = new Date(clock).toUTCString()
    play(({ method, params }) => {
      if (method === 'model.ir.model.access.get_access')
        return {
          headers: { date },
          body: answering({ 'sale.sale': { read: 1, write, create: 0, delete: 0 } }),
        }
      if (method.startsWith('model.stock.location.'))
        return { headers: { date }, body: answering([{ id: 5, name: 'Berlin', code: 'WH' }]) }
      if (method.startsWith('model.product.')) return { headers: { date }, body: answering([]) }
      return JSON.stringify(params).includes('.packages.')
        ? { headers: { date }, body: { id: 0, error: ["'packages'", ''] } }
        : { headers: { date }, body: answering([sale({ reference })]) }
    })
    return connect().check(soon())
  }
  // The stand-in's own clock, in the replies of sign-in and release, is another.
  expect(await told('WEB-1001')).toContain(
    'database merchant, sales, shipments, returns and stock of 1 warehouse readable; without packages: modules that are not installed',
  )
  expect(await told('WEB-1001')).toContain('release 6.0.29')
  expect(await told('WEB-1001')).not.toContain('none of the newest')
  expect(await told('WEB-1001')).not.toContain('may also change')
  expect(await told('WEB-1001', 1)).toContain('its user may also change sale.sale:')
  expect(await told(null)).toContain('none of the newest 1 sales has a reference')
})
