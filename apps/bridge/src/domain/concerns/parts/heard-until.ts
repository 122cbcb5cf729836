import type { RecordKind } from '@throughline/shared/vocabulary'
import type { OrderCase } from '../../case/order-case.ts'

/**
 * Until when we know that a source said nothing more, in epoch milliseconds: now, or, while it is down, when it answered last. The
 * silence of one that cannot be heard is no evidence. `observedAt` is that of its record.
 */
export function heardUntil(
  { answered, now }: OrderCase,
  { connection, kind, observedAt }: { connection: string; kind: RecordKind; observedAt: string },
): number {
  const isDown = answered.some(
    (one) => one.connection === connection && one.kind === kind && one.state === 'failed',
  )
  const observed = Date.parse(observedAt)
  return isDown && !Number.isNaN(observed) ? Math.min(observed, now) : now
}
