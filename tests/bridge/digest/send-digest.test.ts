import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBoard } from '@throughline/bridge/flow/board.ts'
import { createSendDigest } from '@throughline/bridge/flow/digest.ts'
import { fileMail, type Mail, type SendMail } from '@throughline/bridge/platform/mail.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { expect, onTestFinished, test } from 'vitest'
import { databaseKinds, emptyDatabase, openTestStore } from '../../kit/databases.ts'

const timeZone = 'Europe/Berlin'

/** A bridge's part in it; `clock.now` is everybody's. */
const bridgeOn = (store: Store, clock: { now: number }, send: SendMail) =>
  createSendDigest({
    board: createBoard({ store, timeZone, now: () => clock.now }),
    company: 'Müller & Söhne',
    timeZone,
    to: ['lea@example.com', 'tom@example.com'],
    weekday: 1,
    hour: 7,
    send,
    store,
    now: () => clock.now,
  })

for (const kind of databaseKinds) {
  test(`${kind}: two bridges send one mail a week, however often they look and start again`, async () => {
    const clock = { now: Date.parse('2026-11-16T05:55:00Z') }
    const store = await openTestStore(await emptyDatabase(kind), { now: () => clock.now })
    const sent: Mail[] = []
    const send: SendMail = async (mail) => void sent.push(mail)
    const [one, other] = [bridgeOn(store, clock, send), bridgeOn(store, clock, send)]
    expect(await Promise.all([one(), other()])).toEqual(['not_due', 'not_due'])

    clock.now = Date.parse('2026-11-16T06:00:00Z')
    expect((await Promise.all([one(), other()])).sort()).toEqual(['sent', 'was_sent'])
    clock.now = Date.parse('2026-11-16T20:00:00Z')
    expect(await bridgeOn(store, clock, send)()).toBe('was_sent')
    expect(sent).toHaveLength(1)
    expect(sent[0]?.to).toEqual(['lea@example.com', 'tom@example.com'])

    // Nobody was there at seven a week later; the day is not over.
    clock.now = Date.parse('2026-11-23T15:00:00Z')
    expect(await bridgeOn(store, clock, send)()).toBe('sent')
    // A whole day was missed: the next mail is that of its own week.
    clock.now = Date.parse('2026-12-01T09:00:00Z')
    expect(await one()).toBe('not_due')
    expect(sent).toHaveLength(2)
  })
}

test('a mail server that refuses is asked again, and has one mail in the end', async () => {
  const clock = { now: Date.parse('2026-11-16T06:00:00Z') }
  const store = await openTestStore({}, { now: () => clock.now })
  const sent: Mail[] = []
  let refusals = 1
  const send = bridgeOn(store, clock, async (mail) => {
    refusals -= 1
    if (refusals >= 0) throw new Error('421 try again later')
    sent.push(mail)
  })
  await expect(send()).rejects.toThrow('421')
  expect(await send()).toBe('sent')
  expect(await send()).toBe('was_sent')
  expect(sent).toHaveLength(1)
})

test('the mail has a page, its plain text and a PDF', async () => {
  const clock = { now: Date.parse('2026-11-16T06:00:00Z') }
  const store = await openTestStore({}, { now: () => clock.now })
  const outboxFolder = mkdtempSync(join(tmpdir(), 'throughline-digest-'))
  onTestFinished(() => rmSync(outboxFolder, { recursive: true }))
  await bridgeOn(store, clock, fileMail({ outboxFolder, from: 'Müller & Söhne <service@example.com>' }))()
  const [name = '', ...more] = readdirSync(outboxFolder)
  expect(more).toEqual([])
  const mail = readFileSync(join(outboxFolder, name), 'utf8')
  expect(mail).toMatch(/^To: lea@example\.com, tom@example\.com$/m)
  expect(mail).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
  expect(mail).toMatch(/^Content-Type: text\/html; charset=utf-8$/m)
  const [, base64 = ''] =
    /name=first-contacts-2026-11-16\.pdf[\s\S]*?\n\n([A-Za-z0-9+/=\n]+)\n--/.exec(mail) ?? []
  const pdf = Buffer.from(base64, 'base64').toString('latin1')
  expect(pdf.startsWith('%PDF-1.')).toBe(true)
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true)
})
