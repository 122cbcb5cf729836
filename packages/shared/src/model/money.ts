import { z } from 'zod'

/** An amount in minor units of its currency (ISO 4217): `{minor: 24500, currency: 'EUR'}` is 245.00 EUR, `{minor: 500, currency: 'JPY'}` is 500 JPY. */
export const Money = z.object({
  minor: z.int(),
  currency: z
    .string()
    .max(3)
    .regex(/^[A-Z]{3}$/),
})
export type Money = z.infer<typeof Money>

/** Of what a refund is made. */
const refundParts = [
  'goods',
  'tax',
  'shipping',
  'restocking_fee',
  'exchange_difference',
  'store_credit',
] as const

/** One part of a refund; what is deducted from it is below zero. */
export const RefundPart = z.object({ part: z.enum(refundParts), amount: Money })
export type RefundPart = z.infer<typeof RefundPart>
