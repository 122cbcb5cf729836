import type { SourceRecord } from '@throughline/shared/model'
import { LRUCache } from 'lru-cache'
import type { Asked, Capability } from '../connectors/connector.ts'
import type { AskOptions, Finding, Source, SourceAnswer } from './ask.ts'

/** Younger than this an answer is current: most orders do not change within a minute, and what changes is pushed. */
export const currentMs = 60_000
/** Older than this it helps nobody: a parcel of yesterday may be anywhere. */
const usefulMs = 24 * 3_600_000
/** A source that has just failed is not asked again for this long, unless an agent says Retry. */
const failedMs = 10_000

/** Where answers are kept: the store. */
export interface AnswerMemory {
  recall(asked: RememberedQuestion): Promise<KeptAnswer | undefined>
  /** Keeps the records, tells of what changed in them, and then the answer. */
  remember(asked: RememberedQuestion, answer: KeptAnswer): Promise<void>
}

/** `more` as in `Finding`. */
export interface KeptAnswer {
  /** ISO 8601: when the source said so. */
  asOf: string
  records: SourceRecord[]
  more?: true
}

export interface RememberedQuestion {
  connection: string
  kind: string
  by: string
  value: string
}

export interface RememberOptions {
  memory: AnswerMemory
  /** Epoch milliseconds. */
  now: () => number
  /** Hears when the store itself failed; the answer goes on without it. */
  onStoreError: (error: unknown) => void
}

/**
 * A source that survives its own outages. What it said within the last minute is said again; up to a day old it is shown at once with
 * its age while the source is asked behind it; and when the source fails, its last word comes along with the failure.
 */
export function withMemory(source: Source, { memory, now, onStoreError }: RememberOptions): Source {
  const lately = new LRUCache<string, SourceAnswer>({
    max: 5_000,
    ttl: failedMs,
    ttlResolution: 0,
    perf: { now },
  })
  const questionOf = (capability: Capability, asked: Asked): RememberedQuestion => ({
    connection: source.connection,
    kind: capability.kind,
    by: capability.by,
    value: asked.value,
  })
  const recall = async (question: RememberedQuestion): Promise<Remembered | undefined> => {
    try {
      const known = await memory.recall(question)
      const age = known ? now() - Date.parse(known.asOf) : Number.POSITIVE_INFINITY
      return known && age <= usefulMs ? { ...known, age } : undefined
    } catch (error) {
      onStoreError(error)
      return undefined
    }
  }

  const askAndRemember = async (
    capability: Capability,
    asked: Asked,
    options: Pick<AskOptions, 'fresh' | 'background'>,
  ): Promise<SourceAnswer> => {
    const question = questionOf(capability, asked)
    const id = idOf(question)
    const answer = await source.ask(capability, asked, options)
    if (answer.ok) {
      lately.delete(id)
      try {
        const { records, more } = answer.data
        await memory.remember(question, { asOf: answer.asOf, records, ...(more && { more }) })
        return answer
      } catch (error) {
        onStoreError(error)
        return { ...answer, unkept: true }
      }
    }
    const known = await recall(question)
    const failed: SourceAnswer = known
      ? { ...answer, lastGood: { asOf: known.asOf, data: findingOf(known) } }
      : answer
    // An agent is not refused because somebody else was, to whom nobody listens.
    if (!options.background) lately.set(id, failed)
    return failed
  }

  return {
    ...source,
    async ask(capability, asked, { fresh = false, remembered, background = false } = {}) {
      if (fresh || background || !remembered) return askAndRemember(capability, asked, { fresh, background })
      const question = questionOf(capability, asked)
      const known = await recall(question)
      if (known && known.age <= currentMs) return said(source, known)
      const failed = lately.get(idOf(question))
      if (failed) return failed
      if (!known || remembered === 'while_current') return askAndRemember(capability, asked, {})
      if (remembered === 'unless_new') return said(source, known)
      return { ...said(source, known), refresh: askAndRemember(capability, asked, {}).then(() => {}) }
    },
  }
}

const idOf = ({ kind, by, value }: RememberedQuestion): string => `${kind} ${by} ${value}`

interface Remembered extends KeptAnswer {
  age: number
}

const findingOf = ({ records, more }: Remembered): Finding => ({
  records,
  strangers: 0,
  ...(more && { more }),
})

const said = ({ connection }: Source, known: Remembered): SourceAnswer => ({
  ok: true,
  source: connection,
  asOf: known.asOf,
  data: findingOf(known),
})
