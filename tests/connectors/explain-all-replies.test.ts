import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { explainReply } from '@throughline/bridge/connectors/explain.ts'
import { connectorOf, connectors } from '@throughline/bridge/connectors/registry.ts'
import { SourceRecord } from '@throughline/shared/model'
import { failureKinds, recordKinds } from '@throughline/shared/vocabulary'
import { afterAll, expect, test } from 'vitest'
import { readReplyText, repliesAt, testWithReplies } from '../kit/replies.ts'

// pnpm explain on every recorded reply of every connector: records in our words, or a failure with a name. Never a crash.

const root = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'explain-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const filesOf = (vendor: string): string[] =>
  repliesAt === undefined
    ? []
    : readdirSync(repliesAt, { withFileTypes: true, recursive: true })
        .filter(
          (entry) =>
            entry.isFile() &&
            entry.parentPath.startsWith(join(repliesAt ?? '', vendor)) &&
            entry.name.endsWith('.json'),
        )
        .map((entry) => join(entry.parentPath, entry.name).slice((repliesAt ?? '').length + 1))

for (const { vendor, explain } of connectors) {
  for (const kind of recordKinds.filter((one) => explain[one])) {
    testWithReplies(`every reply of ${vendor} read as ${kind} gives records or a named failure`, () => {
      const definition = connectorOf(vendor)
      if (!definition) throw new Error(`${vendor} is not registered`)
      const files = filesOf(vendor)
      expect(files.length).toBeGreaterThan(0)
      for (const file of files) {
        const explanation = explainReply(definition, kind, readReplyText(file))
        if ('failure' in explanation) {
          expect(failureKinds, file).toContain(explanation.failure.kind)
          expect(explanation.failure.detail.length, file).toBeGreaterThan(20)
          continue
        }
        for (const { key, ...data } of explanation.records) {
          const record = {
            kind,
            key,
            data,
            version: '1',
            connection: 'c',
            observedAt: '2026-11-20T10:00:00.000Z',
          }
          expect(SourceRecord.safeParse(record).error?.message, file).toBeUndefined()
        }
      }
    })
  }
}

/** Runs the script as `pnpm explain` does. */
const run = (...words: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['scripts/explain.ts', ...words], { cwd: root }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })

const saved = (name: string, text: string): string => {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}

const tracker = {
  id: 'trk_1',
  object: 'Tracker',
  tracking_code: '1Z999AA10123456784',
  carrier: 'UPS',
  status: 'in_transit',
  tracking_details: [],
}

test('a reply prints as JSON and nothing else, exit 0', async () => {
  const { code, out, err } = await run('easypost', 'tracking', saved('tracker.json', JSON.stringify(tracker)))
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual({
    vendor: 'easypost',
    kind: 'tracking',
    records: [
      {
        key: 'trk_1',
        carrier: 'UPS',
        trackingNumber: '1Z999AA10123456784',
        stage: 'in_transit',
        flags: [],
        said: 'in_transit',
        events: [],
      },
    ],
  })
})

test('a reply that breaks off is a failure of form, exit 2', async () => {
  const { code, out, err } = await run(
    'easypost',
    'tracking',
    saved('broken.json', '{"id": "trk_1", "status"'),
  )
  expect([code, err]).toEqual([2, ''])
  expect(JSON.parse(out)).toMatchObject({
    vendor: 'easypost',
    kind: 'tracking',
    failure: { kind: 'unexpected_shape', retryable: false },
  })
})

test('a wrong word is one sentence that says which are right, exit 1', async () => {
  const { code, out, err } = await run('acmepost', 'tracking', 'x.json')
  expect([code, out]).toEqual([1, ''])
  expect(err).toBe(
    `Unknown vendor "acmepost"; known are: ${connectors.map(({ vendor }) => vendor).join(', ')}.\n`,
  )
})

const easypost = connectorOf('easypost')
const explained = (recording: unknown) => {
  if (!easypost) throw new Error('not registered')
  return explainReply(easypost, 'tracking', JSON.stringify(recording))
}

test('a recording is read through its envelope, the body as an object or as text', () => {
  const plain = explained(tracker)
  expect(explained({ request: 'GET /trackers', status: 200, ms: 12, body: tracker })).toEqual(plain)
  expect(explained({ status: 200, headers: {}, body: JSON.stringify(tracker) })).toEqual(plain)
})

test('the status of a recording decides which failure it is, and the vendor’s words are told', () => {
  const body = { error: { code: 'RATE_LIMITED', message: 'Slow down' } }
  expect(explained({ status: 429, headers: { 'Retry-After': '9' }, body })).toMatchObject({
    failure: {
      kind: 'rate_limited',
      retryAfter: 9,
      retryable: true,
      detail: expect.stringContaining('Slow down'),
    },
  })
  expect(explained({ status: 401, body: '' })).toMatchObject({ failure: { kind: 'unauthorized' } })
  expect(explained({ status: 503, body: '<html>' })).toMatchObject({ failure: { kind: 'unreachable' } })
})

test('a body that merely has a status and a body is no envelope', () => {
  expect(explained({ status: 'pending', body: tracker })).toMatchObject({
    failure: { kind: 'unexpected_shape' },
  })
})
