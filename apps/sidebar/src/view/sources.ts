import type { Panel, SourceStatus } from '@throughline/shared/contract'
import type { RecordKind } from '@throughline/shared/vocabulary'
import { isWord } from '../language/words.ts'

export type SourceGroups = {
  healthy: SourceStatus[]
  /** Failed or answered in part. */
  silent: SourceStatus[]
  notAsked: SourceStatus[]
}

export const groupSources = (sources: SourceStatus[]): SourceGroups => ({
  healthy: sources.filter(({ state }) => state === 'answered'),
  silent: sources.filter(({ state }) => state === 'failed' || state === 'partial'),
  notAsked: sources.filter(({ state }) => state === 'not_asked'),
})

/** What may be missing from the panel, each kind once. */
export const missingKinds = (sources: SourceStatus[]): RecordKind[] => [
  ...new Set(
    groupSources(sources).silent.flatMap(({ missing }) =>
      missing.filter((kind) => isWord('record_kind', kind)),
    ),
  ),
]

/**
 * How old what a source said is, in milliseconds. Both times are the bridge's; only the wait since the panel came is ours, so
 * a wrong clock on the agent's machine does not matter.
 */
export const ageOf = (
  source: Pick<SourceStatus, 'asOf'>,
  panel: Pick<Panel, 'asOf'>,
  sinceReceivedMs: number,
): number | undefined =>
  source.asOf === undefined
    ? undefined
    : Math.max(0, Date.parse(panel.asOf) - Date.parse(source.asOf)) + Math.max(0, sinceReceivedMs)
