import type { RecordKind } from '@throughline/shared/vocabulary'
import type { KnownSource, Told } from '../view/sources.ts'

/** How one connection did with the questions on one kind of records. */
export interface SourceAnswer {
  connection: string
  kind: RecordKind
  /** `failed`: at least one question has no answer, so what it did not say may exist all the same. */
  state: 'answered' | 'failed' | 'not_asked'
  /** The oldest answer, ISO 8601 in UTC. */
  asOf?: string | undefined
}

/** One line for each connection and kind that it is able to answer. */
export const answersOf = (known: readonly KnownSource[], told: readonly Told[]): SourceAnswer[] =>
  known.flatMap(({ connection, capabilities }) =>
    [...new Set(capabilities.map(({ kind }) => kind))].map((kind): SourceAnswer => {
      const own = told.filter((one) => one.connection === connection && one.kind === kind)
      if (own.length === 0) return { connection, kind, state: 'not_asked' }
      if (own.some(({ failure }) => failure)) return { connection, kind, state: 'failed' }
      return { connection, kind, state: 'answered', asOf: own.flatMap(({ asOf }) => asOf ?? []).sort()[0] }
    }),
  )

/** Those that answered on this kind, when every one that could know did; else nobody's silence says anything. */
export function silentOn(answered: readonly SourceAnswer[], kind: RecordKind): readonly SourceAnswer[] {
  const able = answered.filter((one) => one.kind === kind)
  return able.every(({ state }) => state === 'answered') ? able : []
}
