import type { RecordKind } from '@throughline/shared/vocabulary'
import type { MessageId } from '../language/messages.ts'

const ids = {
  order: 'missing.order',
  warehouse_order: 'missing.warehouse_order',
  tracking: 'missing.tracking',
  return: 'missing.return',
  stock: 'missing.stock',
} satisfies Record<RecordKind, MessageId>

/** What an agent misses when a system is silent, as it stands inside a sentence. */
export const missingId = (kind: RecordKind): MessageId => ids[kind]
