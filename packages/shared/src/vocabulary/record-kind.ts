import type { Words } from './word.ts'

/** What a source record describes. */
export const recordKinds = ['order', 'warehouse_order', 'tracking', 'return', 'stock'] as const
export type RecordKind = (typeof recordKinds)[number]

export const recordKindText = {
  order: { label: 'Orders', sentence: 'What the customer bought, paid and was promised.' },
  warehouse_order: { label: 'Warehouse', sentence: 'What the warehouse did for an order.' },
  tracking: { label: 'Tracking', sentence: 'What the carrier scanned.' },
  return: { label: 'Returns', sentence: 'What the customer sends back and gets for it.' },
  stock: { label: 'Stock', sentence: 'What is on the shelves.' },
} satisfies Words<RecordKind>
