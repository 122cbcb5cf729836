import { type ConcernKind, concernKinds, concernKindText } from './concern-kind.ts'
import type { Words } from './word.ts'

const causesBesideConcerns = [
  'source_silent',
  'order_not_found',
  'commitment_broken',
  'nothing_wrong',
  'unknown',
] as const

/** Why a customer wrote: what was wrong with her order at that time, or what stood between the agent and the answer. */
export const contactCauses = [...concernKinds, ...causesBesideConcerns] as const
export type ContactCause = ConcernKind | (typeof causesBesideConcerns)[number]

export const contactCauseText = {
  ...concernKindText,
  source_silent: {
    label: 'A system was silent',
    sentence: 'The system that could have told did not answer when the agent looked.',
  },
  order_not_found: {
    label: 'Order not found',
    sentence: 'No system knew an order of this customer.',
  },
  commitment_broken: {
    label: 'Our word was not kept',
    sentence: 'An agent or a chatbot had given a date, and it passed.',
  },
  nothing_wrong: {
    label: 'Nothing was wrong',
    sentence: 'The order was as promised; the customer asked all the same.',
  },
  unknown: {
    label: 'Not known',
    sentence: 'Nothing was kept of what the systems said when the customer wrote.',
  },
} satisfies Words<ContactCause>
