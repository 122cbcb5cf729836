import type { BotOrderStatus, OrderCard } from '@throughline/shared/contract'

/** When it was promised, and when it comes where that is not kept. */
export function promisedDays({ promises }: OrderCard): Pick<BotOrderStatus, 'promised' | 'expected'> {
  const delivery = promises.find(({ kind }) => kind === 'delivery')
  return {
    ...(delivery && { promised: delivery.latest }),
    ...(delivery?.expected && { expected: delivery.expected }),
  }
}
