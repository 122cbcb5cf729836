import { z } from 'zod'
import { Moment, Said } from '../model/index.ts'

/**
 * How much a fact can carry. `scan`: the thing was physically seen (pick, pack check, carrier scan, proof of delivery). `system_record`:
 * a system did it and wrote it down (a refund transaction, a printed label, a placed order). `assertion`: a status field, an estimate or
 * a person's word.
 */
export const strengths = ['scan', 'system_record', 'assertion'] as const
export type Strength = (typeof strengths)[number]

/** What a fact can be about. The first four have their own vocabulary of stages; the others carry numbers, dates, places or plain words. */
export const factTopics = [
  'order',
  'warehouse',
  'shipment',
  'return',
  'payment',
  'refund',
  'promise',
  'estimate',
  'hold',
  'quantity',
  'stock',
  'address',
  'tracking_number',
] as const
export type FactTopic = (typeof factTopics)[number]

/**
 * One thing that a source says: the unit of evidence. `value` is a word of the topic's vocabulary, a number, a calendar date
 * (`promise`, `estimate`), an amount in words of its currency (`refund`) or the source's own text, never a guess. `none` means that the
 * source was asked, answered, and knows nothing of it.
 */
export const Fact = z.object({
  topic: z.enum(factTopics),
  value: z.string(),
  source: z.string(),
  strength: z.enum(strengths),
  at: Moment.optional(),
  place: z.string().optional(),
  /** The parcel, article or return that it is about. */
  about: z.string().optional(),
  said: Said.optional(),
})
export type Fact = z.infer<typeof Fact>
