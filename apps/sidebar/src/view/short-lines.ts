import type { CardWarehouse } from '@throughline/shared/contract'

type Line = CardWarehouse['lines'][number]

/** Lines of which less than the ordered quantity could be reserved or picked, or that wait for new stock. */
export const shortLines = (warehouse: CardWarehouse): Line[] =>
  warehouse.lines.filter((line) => (line.backorderedQuantity ?? 0) > 0 || isShort(warehouse, line))

/** A quantity that is merely behind is no shortage while the work goes on: only a finished step can be short. */
const isShort = ({ stage, flags }: CardWarehouse, line: Line): boolean => {
  const less = (done: number | undefined) => done !== undefined && done < line.quantity
  if (stage === 'handed_over') return less(line.shippedQuantity)
  if (['picked', 'packed', 'labelled'].includes(stage)) return less(line.pickedQuantity)
  return flags.includes('short') && (less(line.pickedQuantity) || less(line.allocatedQuantity))
}
