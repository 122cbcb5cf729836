import type { SourceStatus } from '@throughline/shared/contract'
import { useNow } from '../state/use-now.ts'
import { ageOf } from '../view/sources.ts'
import { usePanelFacts } from './panel-context.ts'

/** Ages tick in seconds while the panel is young, then each half minute: a number that runs draws the eye. */
const youngMs = 60_000

/** The age of what a source said, in milliseconds, as of now. Undefined when it never said anything. */
export const useSourceAge = (source: SourceStatus): number | undefined => {
  const { panel, receivedAt } = usePanelFacts()
  const atReceipt = ageOf(source, panel, 0) ?? 0
  const now = useNow(atReceipt < youngMs ? 1_000 : 30_000)
  return ageOf(source, panel, now - receivedAt)
}
