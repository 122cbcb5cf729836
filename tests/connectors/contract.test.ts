import type { Connector, Draft, Question } from '@throughline/bridge/connectors/connector.ts'
import { ConnectorError } from '@throughline/bridge/connectors/errors.ts'
import { connectors } from '@throughline/bridge/connectors/registry.ts'
import { createHttp } from '@throughline/bridge/platform/http.ts'
import { SourceRecord } from '@throughline/shared/model'
import { failureKinds } from '@throughline/shared/vocabulary'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QuestionCase, SeenRequest, StandInReply, VendorCases } from './contract-case.ts'
import { type Play, type StandIn, startStandIn } from './stand-in.ts'

// What every connector owes to the flow. This file names no vendor: each brings its replies in <vendor>/contract-cases.ts.

const modules = import.meta.glob<{ cases: VendorCases }>('./*/contract-cases.ts', { eager: true })
const vendorCases = Object.values(modules).map(({ cases }) => cases)

const http = createHttp()
let vendor: StandIn

beforeAll(async () => {
  vendor = await startStandIn()
})

afterAll(async () => {
  await http.close()
  await vendor[Symbol.asyncDispose]()
})

test('every registered connector brings a case for each question that it declares, and for no other', () => {
  const declared = connectors.map(({ vendor: name, capabilities }) => [
    name,
    capabilities.map(({ kind, by }) => `${kind} by ${by}`).toSorted(),
  ])
  const brought = vendorCases.map(({ vendor: name, questions }) => [name, questions.map(nameOf).toSorted()])
  expect(brought.toSorted()).toEqual(declared.toSorted())
})

describe.each(vendorCases)('$vendor', (cases) => {
  const definition = definitionOf(cases)

  test('does not accept settings without credentials', () => {
    expect(definition.settings.safeParse({}).success).toBe(false)
  })

  test('says that it was never asked for what it does not declare, and sends nothing', async () => {
    vendor.play(() => ({ body: {} }))
    const foreign: Question = { kind: 'stock', by: 'return_number', values: [{ value: '1' }] }
    await expect(connect(cases).ask(foreign, AbortSignal.timeout(5_000))).rejects.toMatchObject({
      kind: 'not_supported',
    })
    expect(vendor.seen).toEqual([])
  })

  describe.each(cases.questions.map((question) => ({ name: nameOf(question), question })))(
    'asked for $name',
    ({ question }) => {
      const { kind, by } = question
      const capability = definition.capabilities.find((one) => one.kind === kind && one.by === by)
      const first: Question = { kind, by, values: [{ value: question.value(0) }] }
      const ask = (connector: Connector, asked = first) => connector.ask(asked, AbortSignal.timeout(10_000))

      test('really asks the vendor, and gives back records of the declared kind in our words', async () => {
        play(cases, question, () => ({ body: question.good }))
        const { records } = await ask(connect(cases))
        expect(vendor.seen.length).toBeGreaterThan(0)
        expect(records.some((record) => record.kind === kind)).toBe(true)
        for (const record of records) expect(problemOf(record)).toBeUndefined()
      })

      test('explain makes the same records of the reply', async () => {
        play(cases, question, () => ({ body: question.good }))
        const { records } = await ask(connect(cases))
        const explained = definition.explain[kind]?.(question.good)
        const ofKind = (drafts: readonly Draft[] = []) =>
          drafts.filter((draft) => draft.kind === kind).toSorted(byKey)
        expect(ofKind(explained)).toEqual(ofKind(records))
      })

      test('finding nothing is an empty answer', async () => {
        play(cases, question, () => question.nothing)
        expect((await ask(connect(cases))).records).toEqual([])
      })

      test.each<[string, StandInReply, object]>([
        [
          'a refused key',
          { status: 401, body: refusal(cases) },
          { kind: 'unauthorized', retryAfter: undefined },
        ],
        [
          'too many questions',
          { status: 429, headers: { 'retry-after': '7' }, body: refusal(cases) },
          { kind: 'rate_limited', retryAfter: 7 },
        ],
        ['a server error', { status: 500, body: refusal(cases) }, { kind: 'unreachable' }],
        ['a server that is down', { status: 503, body: '<html>down</html>' }, { kind: 'unreachable' }],
        ['a web page instead of data', { body: '<html>ok</html>' }, { kind: 'unexpected_shape' }],
        ['an empty body', { body: '' }, { kind: 'unexpected_shape' }],
        ['something else', { body: { surprise: [1] } }, { kind: 'unexpected_shape' }],
        ['a number', { body: 7 }, { kind: 'unexpected_shape' }],
        ['null', { body: 'null' }, { kind: 'unexpected_shape' }],
      ])('%s is named as such, without a secret and without personal data', async (_, reply, expected) => {
        play(cases, question, () => reply)
        const error = await failureOf(ask(connect(cases)))
        expect(error).toMatchObject(expected)
        for (const secret of [...cases.secrets, 'ada@example.com'])
          expect(wordsOf(error)).not.toContain(secret)
      })

      test('a reply that breaks off in the middle is a form that we do not know', async () => {
        const whole = JSON.stringify(question.good)
        play(cases, question, () => ({ body: whole.slice(0, Math.floor(whole.length / 2)) }))
        expect(await failureOf(ask(connect(cases)))).toMatchObject({ kind: 'unexpected_shape' })
      })

      test('a connection that is cut is a source that could not be reached', async () => {
        play(cases, question, () => 'reset')
        expect(await failureOf(ask(connect(cases)))).toMatchObject({ kind: 'unreachable' })
      })

      test('a vendor that never answers is left as soon as the caller gives up', async () => {
        play(cases, question, () => 'hang')
        const giveUp = new AbortController()
        const arrived = vendor.arrival()
        const asked = failureOf(connect(cases).ask(first, giveUp.signal))
        await arrived
        giveUp.abort()
        expect(await asked).toMatchObject({ kind: 'timed_out' })
      })

      const { unheardOf } = question
      if (unheardOf) {
        test('a status that nobody has heard of stays unknown and keeps the words', async () => {
          play(cases, question, () => ({ body: unheardOf.body }))
          const { records } = await ask(connect(cases))
          const words = records.flatMap((record) => (record.kind === kind ? [statusOf(record)] : []))
          expect(words).toContainEqual({ word: 'unknown', said: expect.stringContaining(unheardOf.said) })
        })
      }

      test('fields that we do not know change nothing', async () => {
        play(cases, question, () => ({ body: question.good }))
        const plain = await ask(connect(cases))
        play(cases, question, () => ({ body: withSurprises(question.good) }))
        expect((await ask(connect(cases))).records).toEqual(plain.records)
      })

      test('whichever field is null, there are still records in our words, or a named failure', () => {
        for (const { path, body } of withNulls(question.good)) {
          const outcome = outcomeOf(() => definition.explain[kind]?.(body) ?? [])
          expect(outcome, `${path} is null`).toBeUndefined()
        }
      })

      test('a full batch goes out whole, in as few calls as declared', async () => {
        play(cases, question, () => question.nothing)
        const values = Array.from({ length: capability?.batch ?? 0 }, (_, at) => ({
          value: question.value(at),
        }))
        expect(values.length).toBeGreaterThan(0)
        await ask(connect(cases), { kind, by, values })
        expect(counted(cases, question).length).toBeLessThanOrEqual(question.calls ?? 1)
        const sent = vendor.seen.map(({ path, body }) => `${path} ${body}`).join('\n')
        for (const { value } of values) {
          const word = question.sentAs?.(value) ?? value
          expect(decodeURIComponent(sent)).toContain(word.slice(word.lastIndexOf('/') + 1))
        }
      })
    },
  )
})

function definitionOf({ vendor: name }: VendorCases) {
  const definition = connectors.find((one) => one.vendor === name)
  if (!definition) throw new Error(`${name} has contract cases and no registered connector`)
  return definition
}

function connect(cases: VendorCases): Connector {
  const definition = definitionOf(cases)
  const settings = definition.settings.parse(cases.settings(vendor.url))
  return definition.connect(settings, { http, now: () => Date.parse('2026-11-20T10:00:00Z') })
}

/** Plays the vendor, whose token desk always works and whose earlier calls the case answers. */
function play(cases: VendorCases, question: QuestionCase, next: Play): void {
  vendor.play((request) => {
    const early = cases.token?.(request)
    if (early) return early
    const told = next(request)
    const isReply = typeof told === 'object' && (told.status ?? 200) < 300
    return (isReply && question.before?.(request)) || told
  })
}

const counted = (cases: VendorCases, question: QuestionCase): SeenRequest[] =>
  vendor.seen.filter((request) => !cases.token?.(request) && !question.before?.(request))

const nameOf = ({ kind, by }: { kind: string; by: string }): string => `${kind} by ${by}`
const byKey = (a: Draft, b: Draft): number => (a.key < b.key ? -1 : 1)

async function failureOf(asked: Promise<unknown>): Promise<ConnectorError> {
  const error = await asked.then(
    () => new Error('it answered'),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ConnectorError)
  if (!(error instanceof ConnectorError)) throw error
  expect(failureKinds).toContain(error.toFailure().kind)
  return error
}

/** The message and those of the causes: all of it may reach a log. */
const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${wordsOf(error.cause)}` : ''

/** Echoes of what was sent, in each place where vendors put their words. */
function refusal({ secrets }: VendorCases): unknown {
  const words = `no access for ada@example.com with ${secrets.join(' ')}`
  return {
    message: words,
    error: { code: 'X', message: words, errors: [words] },
    errors: [{ message: words }],
  }
}

function statusOf({ data }: Draft): { word: string | undefined; said: string | undefined } {
  const said = 'said' in data ? data.said : undefined
  if ('stage' in data) return { word: data.stage, said }
  return { word: 'status' in data ? data.status : undefined, said }
}

function problemOf(draft: Draft): string | undefined {
  const record = { ...draft, connection: 'tested', observedAt: '2026-11-20T10:00:00.000Z' }
  const { error } = SourceRecord.safeParse(record)
  return error ? `${draft.kind} ${draft.key}: ${error.message}` : undefined
}

function outcomeOf(explain: () => Draft[]): string | undefined {
  try {
    return explain().map(problemOf).find(Boolean)
  } catch (error) {
    return error instanceof ConnectorError ? undefined : String(error)
  }
}

/** The body once for each place in it, with null there. */
function* withNulls(body: unknown, path: readonly string[] = []): Generator<{ path: string; body: unknown }> {
  if (path.length > 0) yield { path: path.join('.'), body: null }
  if (typeof body !== 'object' || body === null) return
  for (const [name, part] of Object.entries(body)) {
    for (const inner of withNulls(part, [...path, name])) {
      yield {
        path: inner.path,
        body: Array.isArray(body) ? body.with(Number(name), inner.body) : { ...body, [name]: inner.body },
      }
    }
  }
}

function withSurprises(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withSurprises)
  if (typeof body !== 'object' || body === null) return body
  const parts = Object.entries(body).map(([name, part]) => [name, withSurprises(part)])
  return { ...Object.fromEntries(parts), brandNewField: { seen: ['never'] } }
}
