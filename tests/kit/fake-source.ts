import type { Allowance, Capability, Connector, Question } from '@throughline/bridge/connectors/connector.ts'
import { createSource, type Source } from '@throughline/bridge/flow/ask.ts'
import type { RecordContent, SourceRecord } from '@throughline/shared/model'

type Script = (question: Question, signal: AbortSignal) => Promise<SourceRecord[]> | SourceRecord[]

export interface FakeSource extends Source {
  /** What it was asked, in order: `warehouse_order by order_number: 1042, 1043`. */
  asked: string[]
}

/** A real source (batching, checks, policies and all) over a scripted connector, by default one value a call. */
export function fakeSource(
  connection: string,
  capabilities: readonly `${Capability['kind']} by ${Capability['by']}`[],
  {
    answer,
    batch = 10,
    timeoutMs = 1_500,
    concurrency = 20,
    now = () => Date.parse('2026-11-20T09:00:00Z'),
    allowance = () => undefined,
    changedSince,
    listed = [],
    trace,
    more = () => false,
  }: {
    answer: Script
    batch?: number
    timeoutMs?: number
    concurrency?: number
    now?: () => number
    /** What each reply says is left. */
    allowance?: () => Allowance | undefined
    changedSince?: Connector['changedSince']
    listed?: readonly Capability['kind'][]
    trace?: Connector['trace']
    /** Whether it holds more than it answers. */
    more?: () => boolean
  },
): FakeSource {
  const asked: string[] = []
  const connector: Connector = {
    async ask(question, signal) {
      asked.push(`${question.kind} by ${question.by}: ${question.values.map((one) => one.value).join(', ')}`)
      const records = await answer(question, signal)
      const left = allowance()
      return {
        ...(left && { allowance: left }),
        ...(more() && { more: true }),
        records: records.map(
          ({ kind, key, version, data }) =>
            ({ kind, key, version, data }) as RecordContent & { key: string; version: string },
        ),
      }
    },
    check: async () => 'fine',
    ...(changedSince && { changedSince }),
    ...(trace && { trace }),
  }
  const source = createSource({
    connection,
    title: connection.toUpperCase(),
    definition: {
      title: connection,
      concurrency,
      listed,
      capabilities: capabilities.map((words) => {
        const [kind, by] = words.split(' by ') as [Capability['kind'], Capability['by']]
        return { kind, by, batch }
      }),
    },
    connector,
    now,
    timeoutMs,
  })
  return { ...source, asked }
}
