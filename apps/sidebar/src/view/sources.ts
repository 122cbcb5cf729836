import type { Panel, SourceStatus } from '@throughline/shared/contract'
import type { RecordKind } from '@throughline/shared/vocabulary'
import type { Speech } from '../language/use-say.ts'
import { isWord } from '../language/words.ts'
import { missingId } from './missing.ts'

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

/** A line for each system that may know more of this customer than it was read for. */
export const sayMore = (sources: SourceStatus[], { say, list }: Speech): string[] =>
  sources.flatMap(({ title, more = [] }) => {
    const kinds = more.filter((kind) => isWord('record_kind', kind)).map((kind) => say(missingId(kind)))
    return kinds.length > 0 ? [say('sources.more', { source: title, kinds: list(kinds) })] : []
  })

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
