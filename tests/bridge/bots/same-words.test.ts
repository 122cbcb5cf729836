import { expect, test, vi } from 'vitest'
import { order } from '../../kit/records.ts'
import { codeIn, openDesk } from './desk.ts'
import { openDoors } from './doors.ts'

const adas = order({
  shippingAddress: { lines: ['Torstraße 140'], postcode: '10119', city: 'Berlin', country: 'DE' },
})
const adasOther = order({ id: 'o-2', number: '#1017' })
const bobs = order({
  id: 'o-3',
  number: '#1043',
  customer: { name: 'Bob Stranger', emails: ['bob@example.com'], phones: [] },
})
const doors = ['rest', 'trpc', 'mcp'] as const

/** Every byte but the two that are random and the two that are of the moment: the token, the seconds to wait. */
const bytes = ({ status, text }: { status: number; text: string }): string =>
  `${status} ${text.replaceAll(/[\w-]{43}/g, '<token>').replaceAll(/(retryAfterSeconds\\*":)\d+/g, '$1<s>')}`

const attempts = {
  'an order that is not there': { order: '#9999', email: 'ada@example.com' },
  'a stranger’s order': { order: '#1043', email: 'ada@example.com' },
  'her order with a wrong postcode': { order: '#1042', postcode: '10117' },
  'her order with a wrong e-mail and the right postcode': {
    order: '#1042',
    email: 'eve@example.com',
    postcode: '10119',
  },
  'nothing but the number': { order: '#1042' },
  'two numbers in one': { order: '#1042 #1017', email: 'ada@example.com' },
}

test.each(doors)('by %s all that proves nothing is said in the same bytes', async (door) => {
  const { byDoor } = await openDoors(await openDesk([adas, adasOther, bobs]))
  const said = new Set<string>()
  for (const [at, attempt] of Object.values(attempts).entries())
    said.add(bytes(await byDoor[door]('verification.start', { conversation: `c-${at}`, ...attempt })))
  expect([...said]).toEqual([expect.stringContaining('could not match')])
})

test.each(doors)(
  'by %s an order that is locked is refused in the same bytes whether it is there or not, and whoever asks',
  async (door) => {
    const { byDoor } = await openDoors(await openDesk([adas, bobs]))
    const start = (conversation: string, number: string, email: string) =>
      byDoor[door]('verification.start', { conversation, order: number, email })
    for (const number of ['#1042', '#9999'])
      for (let tried = 0; tried < 5; tried += 1) await start(`${number}-${tried}`, number, 'eve@example.com')
    const said = [
      await start('l-1', '#1042', 'eve@example.com'),
      await start('l-2', '#1042', 'ada@example.com'),
      await start('l-3', '#9999', 'ada@example.com'),
    ]
    expect(new Set(said.map(bytes)).size).toBe(1)
    expect(said[0]).toMatchObject({ status: 429, body: { title: 'Too many tries' } })
  },
)

test.each(doors)('by %s a token finds the same nothing, whatever is wrong', async (door) => {
  const desk = await openDesk([adas, adasOther, bobs])
  const { byDoor } = await openDoors(desk)
  const ask = byDoor[door]
  const { body } = await ask('verification.start', {
    conversation: 'c-1',
    order: '#1042',
    email: 'ada@example.com',
  })
  const { token } = body
  const none = await ask('verification.start', { conversation: 'c-1', order: '#9999' })
  const asked = { conversation: 'c-1', token, order: '#1042' }
  expect((await ask('order.status', asked)).status).toBe(200)
  const wrong = [
    { ...asked, order: '#1043' },
    { ...asked, order: '#1017' },
    { ...asked, order: '#9999' },
    { ...asked, conversation: 'c-2' },
    { ...asked, token: none.body.token },
    { ...asked, token: 'x'.repeat(43) },
  ]
  for (const verb of ['order.status', 'order.returns', 'order.options']) {
    const said = new Set<string>()
    for (const one of wrong) said.add(bytes(await ask(verb, one)))
    expect([...said], verb).toEqual([expect.stringMatching(/^404 /)])
  }
  desk.clock.now += 30 * 60_000
  expect(bytes(await ask('order.status', asked))).toBe(
    bytes(await ask('order.status', { ...asked, token: 'y' })),
  )
})

test.each(doors)('by %s a wrong code, a spent one and none at all are the same 404', async (door) => {
  const desk = await openDesk([adas])
  const { byDoor } = await openDoors(desk)
  const ask = byDoor[door]
  const start = async (input: object) =>
    (await ask('verification.start', { conversation: 'c-1', sendCode: true, ...input })).body.token
  const hers = await start({ order: '#1042', email: 'ada@example.com' })
  const nobodys = await start({ order: '#9999', email: 'ada@example.com' })
  const code = codeIn(await vi.waitFor(() => desk.mails()[0]))
  const wrong = code === '000000' ? '000001' : '000000'
  const confirm = (token: unknown, given: string) =>
    ask('verification.confirm', { conversation: 'c-1', token, code: given })
  const said = [
    await confirm(nobodys, wrong),
    await confirm(hers, wrong),
    await confirm(hers, wrong),
    await confirm(hers, wrong),
    // Right, and too late.
    await confirm(hers, code),
    await confirm('no-such-token', code),
  ]
  expect(new Set(said.map(bytes)).size).toBe(1)
  expect(said[0]?.status).toBe(404)
})
