import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SimulatedZendeskOptions, startSimulatedZendesk } from '@throughline/demo-merchant'
import { expect, onTestFinished, test } from 'vitest'
import { progressText } from '../../scripts/backfill/progress-line.ts'
import { client, helpdeskOf, solvedTickets } from '../bridge/contacts/helpdesk.ts'
import { emptyDatabase, openStoreAt, rowsOf } from '../kit/databases.ts'

const script = new URL('../../scripts/backfill.ts', import.meta.url).pathname

const day = 86_400_000
/** Before the tickets, which are of last week: a program cannot be told another time. */
const since = new Date(Date.now() - 20 * day).toISOString().slice(0, 10)

/** A folder with a configuration whose Zendesk is a simulated one, and `pnpm backfill` in it. */
async function desk(
  simulated: Partial<SimulatedZendeskOptions> = {},
  { oauth = true, more = [] as string[] }: { oauth?: boolean; more?: string[] } = {},
) {
  const zendesk = await startSimulatedZendesk({
    helpdesk: helpdeskOf(solvedTickets(40, { from: Date.now() - 10 * day })),
    client,
    ...simulated,
  })
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  onTestFinished(async () => {
    await zendesk.close()
    rmSync(folder, { recursive: true })
  })
  const location = await emptyDatabase('PostgreSQL')
  const installation = (subdomain: string) => ({
    subdomain,
    installationId: '1',
    appId: '12345',
    appSecret: 'the-apps-secure-setting-of-32-characters-or-more',
    apiUrl: zendesk.url,
    ...(oauth && { oauth: { clientId: client.clientId, clientSecret: client.clientSecret } }),
  })
  const file = join(folder, 'throughline.yaml')
  writeFileSync(
    file,
    JSON.stringify({
      company: 'Demo Merchant',
      bridge: {
        publicUrl: 'https://bridge.example.com',
        sessionSecret: 'signs-sessions-and-is-32-characters-long',
      },
      zendesk: ['acme', ...more].map(installation),
      store: location,
      connections: { carriers: { vendor: 'easypost', settings: { apiKey: 'EZAK-a-secret-key' } } },
    }),
  )
  const start = (...args: string[]) => spawn(process.execPath, [script, '--config', file, ...args])
  const run = async (...args: string[]) => ended(start(...args))
  /** Looks into the store between two runs. */
  const rows = async (text: string) => {
    const store = await openStoreAt(location)
    const found = await rowsOf(store, text)
    await store.close()
    return found
  }
  return { zendesk, start, run, rows }
}

async function ended(child: ChildProcess) {
  let said = ''
  child.stdout?.on('data', (bytes) => {
    said += bytes.toString()
  })
  child.stderr?.on('data', (bytes) => {
    said += bytes.toString()
  })
  const [code] = await once(child, 'exit')
  return { code, said }
}

/** Resolves when the child has said this so many times. */
function hears(child: ChildProcess, word: string, times: number): Promise<void> {
  let said = ''
  return new Promise((resolve) => {
    child.stdout?.on('data', (bytes) => {
      said += bytes.toString()
      if (said.split(word).length > times) resolve()
    })
  })
}

const timeout = 90_000

test('it reads an account from a day on and says how far it is', { timeout }, async () => {
  const { run, rows } = await desk()
  const { code, said } = await run('--since', since)
  expect(said).toContain('100 %  updates  40 tickets, 120 updates')
  expect(said).toMatch(/Done: 40 tickets, 120 updates, 320 new events\. Known until \d{4}-/)
  expect(code).toBe(0)
  expect(await rows('SELECT count(*)::int AS count FROM contact_events')).toEqual([{ count: 320 }])
  const again = await run()
  expect(again.said).toContain(', 0 new events')
})

test('killed or stopped in the middle and started again, it loses nothing and keeps nothing twice', {
  timeout,
}, async () => {
  // The account forgets its limit between two calls: only the reader's own is left, and no test waits for a minute.
  let elapsed = 0
  const hurry = () => {
    elapsed += 60_000
    return elapsed
  }
  const { start, run, rows } = await desk({ perPage: 12, elapsed: hurry })
  const killed = start('--since', since)
  await hears(killed, 'updates  ', 2)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(await rows('SELECT state FROM contact_backfills')).toEqual([{ state: 'running' }])
  expect((await run()).said).toContain('Another process reads this account now')
  // It said nothing for 45 seconds.
  await rows('UPDATE contact_backfills SET claimed_until = NULL')

  const stopped = start()
  await hears(stopped, 'updates  ', 1)
  stopped.kill('SIGINT')
  const [code] = await once(stopped, 'exit')
  expect(code).toBe(130)
  expect(await rows('SELECT state FROM contact_backfills')).toEqual([{ state: 'stopped' }])

  expect((await run()).code).toBe(0)
  expect(
    await rows(
      'SELECT count(*)::int AS count, count(DISTINCT ticket_id)::int AS tickets FROM contact_events',
    ),
  ).toEqual([{ count: 320, tickets: 40 }])
})

test.each([
  [['--since', 'yesterday'], '--since yesterday is not a day; write it as in 2026-01-01.'],
  [['--since', '2126-01-01'], 'has not come yet'],
  [[], 'say from which day on, such as --since 2026-01-01'],
  [['--account', 'nobody'], 'Say which account with --account; there are acme.'],
])('%j is answered with what to do', { timeout }, async (args, words) => {
  const { run } = await desk()
  expect(await run(...args)).toEqual({ code: 1, said: expect.stringContaining(words) })
})

test('without an OAuth client, and with several accounts, it says what is missing', { timeout }, async () => {
  const without = await desk({}, { oauth: false })
  expect((await without.run('--since', '2026-01-01')).said).toContain(
    'give the zendesk entry of acme an oauth client',
  )
  const several = await desk({}, { more: ['beta'] })
  expect((await several.run('--since', '2026-01-01')).said).toContain('there are acme, beta')
})

test('a refusal of Zendesk is a sentence', { timeout }, async () => {
  const { run, zendesk } = await desk()
  zendesk.fail(403)
  const { code, said } = await run('--since', '2026-01-01')
  expect(said).toContain('Zendesk did not give it: The token endpoint refused (403).')
  expect(code).toBe(1)
})

test('the line of progress has a bar, what was read, until when, and how long it takes', () => {
  const told = { pages: 3, tickets: 12_400, updates: 61_000, fresh: 1, readTo: '2026-03-04T10:00:00.000Z' }
  expect(progressText({ ...told, stream: 'updates', share: 0.41, eta: 7_790 })).toBe(
    '████████████░░░░░░░░░░░░░░░░░░  41 %  updates  12,400 tickets, 61,000 updates  known until 2026-03-04  about 2 h 10 min left',
  )
  expect(progressText({ ...told, stream: 'tickets', share: 0, eta: undefined })).not.toContain('left')
})
