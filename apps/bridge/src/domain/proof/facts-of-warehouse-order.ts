import type { Fact } from '@throughline/shared/contract'
import type { RecordOf, WarehouseOrder } from '@throughline/shared/model'
import type { WarehouseStage } from '@throughline/shared/vocabulary'

/** What the warehouse says of its work, in its own word. */
export const factOfWarehouseOrder = (record: RecordOf<'warehouse_order'>): Fact => {
  const { stage } = record.data
  const strength =
    stage === provenStage(record.data) ? 'scan' : writtenDown.includes(stage) ? 'system_record' : 'assertion'
  return factOf(record, { value: stage, strength })
}

/**
 * The last thing that was physically seen (units picked, contents scanned at packing) and, where the warehouse's word is further, that
 * word as a claim. A pack check proves that it was packed, not that it left.
 */
export function factsOfWarehouseOrder(record: RecordOf<'warehouse_order'>): [Fact, ...Fact[]] {
  const word = factOfWarehouseOrder(record)
  const seen = provenStage(record.data)
  if (seen === undefined || seen === word.value) return [word]
  return [factOf(record, { value: seen, strength: 'scan' }), word]
}

/** A system did it and wrote it down; the other stages are a person's or a status field's word. */
const writtenDown: readonly WarehouseStage[] = ['received', 'allocated', 'labelled', 'cancelled']
const afterPicking: readonly WarehouseStage[] = ['picked', 'packed', 'labelled', 'handed_over']

function provenStage({ stage, flags, lines }: WarehouseOrder): WarehouseStage | undefined {
  if (flags.includes('pack_verified') && afterPicking.includes(stage) && stage !== 'picked') return 'packed'
  const picked = lines.some((line) => (line.pickedQuantity ?? 0) > 0)
  if (!picked || !(stage === 'picking' || afterPicking.includes(stage))) return undefined
  const isAllPicked = lines.every((line) => (line.pickedQuantity ?? 0) >= line.quantity)
  return isAllPicked && stage !== 'picking' ? 'picked' : 'picking'
}

function factOf(
  { connection, data }: RecordOf<'warehouse_order'>,
  { value, strength }: { value: WarehouseStage; strength: Fact['strength'] },
): Fact {
  return {
    topic: 'warehouse',
    value,
    source: connection,
    strength,
    // The record knows when it changed last, not when each stage was reached: true of its own word alone.
    at: value === data.stage ? data.updatedAt : undefined,
    place: data.warehouse,
    said: value === data.stage ? data.said : undefined,
  }
}
