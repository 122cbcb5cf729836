import type { Conflict, Side } from '@throughline/shared/contract'
import type { OrderStatus, ReturnStage, ShipmentStage, WarehouseStage } from '@throughline/shared/vocabulary'
import type { Speech } from '../language/use-say.ts'
import { isWord } from '../language/words.ts'

/** What one side of a disagreement says, in words where it is a word of ours. `ours` is false for numbers and foreign text. */
export const sayValue = (
  field: Conflict['field'],
  { value }: Side,
  { say, word }: Speech,
): { text: string; ours: boolean } => {
  if (field === 'shipment_stage' && isWord('shipment_stage', value))
    return { text: word('shipment_stage', value as ShipmentStage), ours: true }
  if (field === 'return_stage' && isWord('return_stage', value))
    return { text: word('return_stage', value as ReturnStage), ours: true }
  if (field === 'cancelled') {
    if (value === 'true' || value === 'cancelled') return { text: say('conflict.yes'), ours: true }
    if (value === 'false') return { text: say('conflict.no'), ours: true }
    if (isWord('order_status', value)) return { text: word('order_status', value as OrderStatus), ours: true }
    if (isWord('warehouse_stage', value))
      return { text: word('warehouse_stage', value as WarehouseStage), ours: true }
    if (isWord('shipment_stage', value))
      return { text: word('shipment_stage', value as ShipmentStage), ours: true }
  }
  return { text: value, ours: false }
}
