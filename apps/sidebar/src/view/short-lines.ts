import type { CardWarehouse } from '@throughline/shared/contract'

type Line = CardWarehouse['lines'][number]

/** Counts that a warehouse may keep of a line, the furthest first. */
const counts = ['shippedQuantity', 'pickedQuantity', 'allocatedQuantity'] as const
type Count = (typeof counts)[number]

/** A line that could not be filled: how many of what were done, where the warehouse counts it. */
export type ShortLine = { line: Line; count: { of: Count; done: number } | undefined }

/**
 * Lines that wait for new stock and, when the warehouse calls the order short, lines of which it did less than was ordered.
 * A count that is zero on every line is a count that the warehouse does not keep, not a shortage: many never scan a pick.
 */
export const shortLines = ({ lines, flags }: CardWarehouse): ShortLine[] => {
  const kept = counts.find((count) => lines.some((line) => (line[count] ?? 0) > 0))
  return lines.flatMap((line): ShortLine[] => {
    const done = kept && line[kept]
    const less = done !== undefined && done < line.quantity && flags.includes('short')
    if (!less && !line.backorderedQuantity) return []
    return [{ line, count: kept && less ? { of: kept, done } : undefined }]
  })
}
