import { SignJWT } from 'jose'
import { expect, test, vi } from 'vitest'
import { databaseKinds, rowsOf } from '../../kit/databases.ts'
import { at, order, tracking } from '../../kit/records.ts'
import { codeIn, openDesk, platformSecret } from './desk.ts'

const address = { lines: ['Torstraße 140'], postcode: '10119', city: 'Berlin', country: 'DE' }
const adas = order({ shippingAddress: address })
const adasOther = order({ id: 'o-2', number: '#1017', placedAt: at('2026-10-01T10:00:00Z') })
const bobs = order({
  id: 'o-3',
  number: '#1043',
  customer: { name: 'Bob Stranger', emails: ['bob@example.com'], phones: [] },
})
const shop = [adas, adasOther, bobs]

const level1 = { order: '#1042', email: 'ada@example.com' }

test.each([
  ['her e-mail', { order: '#1042', email: 'Ada@Example.com' }],
  ['her e-mail, the number without its sign', { order: '1042', email: 'ada@example.com' }],
  ['her postcode', { order: '#1042', postcode: '10119' }],
])('who knows the order number and %s reaches level 1', async (_, input) => {
  const { ask } = await openDesk(shop)
  expect(await ask('verification.start', input)).toMatchObject({ level: 1, codeSent: false })
})

test.each([
  ['an order that is not there', { order: '#9999', email: 'ada@example.com' }],
  ['a stranger’s order', { order: '#1043', email: 'ada@example.com' }],
  ['her order with another postcode', { order: '#1042', postcode: '10117' }],
  ['a right postcode and a wrong e-mail', { order: '#1042', postcode: '10119', email: 'eve@example.com' }],
  ['an e-mail that only begins alike', { order: '#1042', email: 'ada@example.com.au' }],
  ['nothing but the number', { order: '#1042' }],
])('%s is told apart from nothing else, and takes as long', async (_, input) => {
  const { ask, waited } = await openDesk(shop)
  const { token, ...told } = await ask('verification.start', input)
  const { token: other, ...nothing } = await ask('verification.start', {
    order: '#777',
    email: 'eve@example.com',
  })
  expect(told).toEqual(nothing)
  expect(String(token).length).toBe(String(other).length)
  expect(waited).toEqual([1500, 1500])
  await expect(ask('order.status', { token, order: '#1042' })).rejects.toMatchObject({ refusal: 'not_found' })
})

test('with a code that was asked for, nothing in the answer says whether there was somebody to write to', async () => {
  const { ask, mails } = await openDesk(shop)
  const { token: _, level: __, ...hers } = await ask('verification.start', { ...level1, sendCode: true })
  const {
    token: ___,
    level: ____,
    ...nobodys
  } = await ask('verification.start', {
    order: '#9999',
    email: 'ada@example.com',
    sendCode: true,
  })
  expect(hers).toEqual(nobodys)
  await vi.waitFor(() => expect(mails()).toHaveLength(1))
})

test.each(databaseKinds)(
  'the code from her mailbox opens level 2, which is fresh for five minutes (%s)',
  async (kind) => {
    const { ask, mails, clock, promised } = await openDesk(shop, kind)
    const { token } = await ask('verification.start', { ...level1, sendCode: true })
    const code = codeIn(await vi.waitFor(() => mails()[0]))
    expect(code).toMatch(/^\d{6}$/)
    expect(await ask('verification.confirm', { token, code })).toMatchObject({ level: 3 })
    const { orders } = await ask('customer.orders', { token })
    expect(orders).toMatchObject([{ number: '#1042' }, { number: '#1017' }])
    const promise = { token, order: '#1042', kind: 'delivery', latest: '2026-11-24' }
    expect(await ask('promise.record', promise)).toEqual({ recorded: true })
    expect(promised).toMatchObject([{ by: 'bot', latest: '2026-11-24' }])
    clock.now += 5 * 60_000
    await expect(ask('promise.record', promise)).rejects.toMatchObject({ refusal: 'level_too_low' })
  },
)

test('three wrong codes spend it: the right one comes too late', async () => {
  const { ask, mails } = await openDesk(shop)
  const { token } = await ask('verification.start', { ...level1, sendCode: true })
  const code = codeIn(await vi.waitFor(() => mails()[0]))
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tried = 0; tried < 3; tried += 1)
    await expect(ask('verification.confirm', { token, code: wrong })).rejects.toMatchObject({
      refusal: 'not_found',
    })
  await expect(ask('verification.confirm', { token, code })).rejects.toMatchObject({ refusal: 'not_found' })
})

test('two wrong codes do not', async () => {
  const { ask, mails } = await openDesk(shop)
  const { token } = await ask('verification.start', { ...level1, sendCode: true })
  const code = codeIn(await vi.waitFor(() => mails()[0]))
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tried = 0; tried < 2; tried += 1)
    await expect(ask('verification.confirm', { token, code: wrong })).rejects.toMatchObject({
      refusal: 'not_found',
    })
  expect(await ask('verification.confirm', { token, code })).toMatchObject({ level: 3 })
})

test.each(databaseKinds)(
  'of a hundred guesses of a code at once exactly three are compared (%s)',
  async (kind) => {
    const { ask, mails, store } = await openDesk(shop, kind)
    const { token } = await ask('verification.start', { ...level1, sendCode: true })
    const code = codeIn(await vi.waitFor(() => mails()[0]))
    const wrong = Array.from({ length: 101 }, (_, at) => String(at).padStart(6, '0')).filter(
      (one) => one !== code,
    )
    const guess = (given: string, at: number) =>
      ask('verification.confirm', { token, code: given }, { address: `192.0.2.${at}` })
    const ended = await Promise.allSettled(wrong.slice(0, 100).map(guess))
    const refusals = ended.map((one) => (one.status === 'rejected' ? one.reason.refusal : 'confirmed'))
    // Ten tries in this conversation, one of them for the code that was sent; the rest is not even compared.
    expect(Object.groupBy(refusals, (one) => one)).toMatchObject({
      not_found: { length: 9 },
      too_many_tries: { length: 91 },
    })
    expect(await rowsOf(store, 'SELECT code_tries FROM verifications')).toEqual([{ code_tries: 3 }])
  },
)

test.each(databaseKinds)('two guesses and the right code, all at once, still open it (%s)', async (kind) => {
  const { ask, mails } = await openDesk(shop, kind)
  const { token } = await ask('verification.start', { ...level1, sendCode: true })
  const code = codeIn(await vi.waitFor(() => mails()[0]))
  const wrong = ['000000', '000001', '000002'].filter((one) => one !== code).slice(0, 2)
  const ended = await Promise.allSettled(
    [...wrong, code].map((one) => ask('verification.confirm', { token, code: one })),
  )
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
})

test('after ten minutes the code is worth nothing', async () => {
  const { ask, mails, clock } = await openDesk(shop)
  const { token } = await ask('verification.start', { ...level1, sendCode: true })
  const code = codeIn(await vi.waitFor(() => mails()[0]))
  clock.now += 10 * 60_000
  await expect(ask('verification.confirm', { token, code })).rejects.toMatchObject({ refusal: 'not_found' })
})

test('after half an hour the token is worth nothing, a minute before it is', async () => {
  const { ask, clock } = await openDesk(shop)
  const { token } = await ask('verification.start', level1)
  clock.now += 29 * 60_000
  expect(await ask('order.status', { token, order: '#1042' })).toMatchObject({ order: { number: '#1042' } })
  clock.now += 60_000
  await expect(ask('order.status', { token, order: '#1042' })).rejects.toMatchObject({ refusal: 'not_found' })
})

test.each([
  ['in another conversation', { conversation: 'c-2' }, {}],
  ['with another key', {}, { keyId: 'key2' }],
  ['for a stranger’s order', { order: '#1043' }, {}],
  ['for another order of hers, at level 1', { order: '#1017' }, {}],
  ['for an order that is not there', { order: '#9999' }, {}],
])('a token %s finds nothing', async (_, change, caller) => {
  const { ask } = await openDesk(shop)
  const { token } = await ask('verification.start', level1)
  await expect(ask('order.status', { token, order: '#1042', ...change }, caller)).rejects.toMatchObject({
    refusal: 'not_found',
  })
})

test('the sixth wrong try for one order within a quarter of an hour is refused, whoever’s it is and whether it is there', async () => {
  const { ask } = await openDesk(shop)
  for (const number of ['#1042', '#9999']) {
    for (let tried = 0; tried < 5; tried += 1) {
      const caller = { address: `192.0.2.${tried}` }
      await ask(
        'verification.start',
        { conversation: `c-${number}-${tried}`, order: number, email: 'eve@example.com' },
        caller,
      )
    }
    await expect(
      ask(
        'verification.start',
        { conversation: 'c-new', order: number, email: 'ada@example.com' },
        { address: '192.0.2.99' },
      ),
    ).rejects.toMatchObject({ refusal: 'too_many_tries', retryAfterSeconds: expect.any(Number) })
  }
})

test('right answers spend nothing: she may come back as often as she likes', async () => {
  const { ask } = await openDesk(shop)
  for (let times = 0; times < 12; times += 1)
    expect(await ask('verification.start', level1)).toMatchObject({ level: 1 })
})

test('five codes in a quarter of an hour are all that a mailbox gets', async () => {
  const { ask } = await openDesk(shop)
  for (let times = 0; times < 5; times += 1) await ask('verification.start', { ...level1, sendCode: true })
  await expect(ask('verification.start', { ...level1, sendCode: true })).rejects.toMatchObject({
    refusal: 'too_many_tries',
  })
})

test('a sweep of order numbers from one address ends after thirty', async () => {
  const { ask } = await openDesk(shop)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 60 }, (_, at) =>
      ask('verification.start', {
        conversation: `c-${at}`,
        order: `#${1000 + at}`,
        email: 'eve@example.com',
      }),
    ),
  )
  const told = outcomes.filter((one) => one.status === 'fulfilled')
  expect(told).toHaveLength(30)
  for (const one of told) expect(one.value).toMatchObject({ level: 0 })
})

test('at level 1 nothing personal is said: no name, address, place or tracking number', async () => {
  const parcel = { carrier: 'DHL', trackingNumber: 'JD014600003' }
  const sent = order({
    shippingAddress: address,
    status: 'shipped',
    fulfilments: [{ id: 'f-1', stage: 'in_transit', flags: [], parcels: [parcel], lines: [] }],
  })
  const scan = {
    at: at('2026-11-19T13:05:00Z'),
    stage: 'in_transit' as const,
    flags: [],
    scan: true,
    place: 'Kreuzberg',
    said: 'Left with neighbour Müller',
  }
  const { ask, mails } = await openDesk([sent, tracking({ ...parcel, stage: 'in_transit', events: [scan] })])
  const { token } = await ask('verification.start', { ...level1, sendCode: true })
  const told = JSON.stringify(await ask('order.status', { token, order: '#1042' }))
  expect(told).toContain('in_transit')
  expect(told).not.toMatch(/Ada|Lovelace|ada@|Torstra|10119|Kreuzberg|JD0146|Müller/)
  const code = codeIn(await vi.waitFor(() => mails()[0]))
  await ask('verification.confirm', { token, code })
  const more = JSON.stringify(await ask('order.status', { token, order: '#1042' }))
  expect(more).toContain('JD014600003')
  expect(more).not.toContain('Müller')
})

test('neither tokens, codes, e-mails nor conversations can be read in the store', async () => {
  const { ask, mails, store } = await openDesk(shop)
  const { token } = await ask('verification.start', {
    conversation: 'chat-of-ada',
    ...level1,
    sendCode: true,
  })
  const code = codeIn(await vi.waitFor(() => mails()[0]))
  const kept = JSON.stringify(await rowsOf(store, 'SELECT * FROM verifications'))
  expect(kept).toContain('1042')
  for (const secret of [String(token), 'ada@', 'chat-of-ada']) expect(kept).not.toContain(secret)
  expect(kept.split(/\W/)).not.toContain(code)
})

test('a bot hands over what it knows, verified or not', async () => {
  const { ask, handedOver } = await openDesk(shop)
  const { token } = await ask('verification.start', level1)
  const told = await ask('handover.create', { token, reason: 'customer_asks', language: 'de' })
  expect(told).toMatchObject({ id: 'handover-1', say: expect.stringContaining('übernimmt') })
  expect(handedOver).toMatchObject([{ level: 1, reason: 'customer_asks', order: { number: '#1042' } }])
  await ask('handover.create', { reason: 'bot_failed', keys: [{ kind: 'order_number', value: '#1043' }] })
  expect(handedOver[1]).toMatchObject({ level: 0, order: undefined })
})

const signedIn = (claims: Record<string, unknown>, { secret = platformSecret, exp = '5m' } = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(new Date(Date.parse('2026-11-20T09:00:00Z') + (exp === '5m' ? 300_000 : -1_000)))
    .sign(new TextEncoder().encode(secret))

test('whom the platform has signed in needs no code, and no order number', async () => {
  const { ask } = await openDesk(shop)
  const platformToken = await signedIn({ email: 'ada@example.com', email_verified: true })
  const { token, level } = await ask('verification.start', { platformToken })
  expect(level).toBe(3)
  expect(await ask('customer.orders', { token })).toMatchObject({
    orders: [{ number: '#1042' }, { number: '#1017' }],
  })
  await expect(ask('order.status', { token, order: '#1043' })).rejects.toMatchObject({ refusal: 'not_found' })
})

test.each([
  ['of somebody else', { email: 'bob@example.org' }, {}],
  ['whose address was never verified', { email: 'ada@example.com', email_verified: false }, {}],
  [
    'that another secret signed',
    { email: 'ada@example.com' },
    { secret: 'another-secret-that-is-long-enough-for-a-key' },
  ],
  ['that has run out', { email: 'ada@example.com' }, { exp: 'past' }],
])('a platform token %s proves nothing', async (_, claims, options) => {
  const { ask } = await openDesk(shop)
  const platformToken = await signedIn(claims, options)
  expect(await ask('verification.start', { platformToken, order: '#1042' })).toMatchObject({ level: 0 })
})

test('who stands on an order beside its buyer hears of that order, and of none of the buyer’s others', async () => {
  const gift = order({
    customer: { name: 'Ada Lovelace', emails: ['ada@example.com', 'gus@example.com'], phones: [] },
  })
  const { ask } = await openDesk([gift, adasOther])
  const { token } = await ask('verification.start', {
    platformToken: await signedIn({ email: 'Gus@example.com' }),
  })
  expect(await ask('customer.orders', { token })).toMatchObject({ orders: [{ number: '#1042' }] })
  await expect(ask('order.status', { token, order: '#1017' })).rejects.toMatchObject({ refusal: 'not_found' })
})
