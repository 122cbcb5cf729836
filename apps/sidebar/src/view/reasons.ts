import type { Reason } from '@throughline/shared/contract'
import type { KeyKind, KeyPlace } from '@throughline/shared/model'
import type { MessageId } from '../language/messages.ts'
import type { Say } from '../language/use-say.ts'

const foundIn = {
  requester_identity: 'reason.of_requester',
  custom_field: 'reason.in_custom_field',
  search: 'reason.in_search',
  subject: 'reason.in_subject',
  description: 'reason.in_description',
  comment: 'reason.in_comment',
  signature: 'reason.in_signature',
} satisfies Record<KeyPlace, MessageId>

const ofRequester: Partial<Record<KeyKind, MessageId>> = { email: 'reason.email', phone: 'reason.phone' }

/** `#1042 in the subject`, or plainly `e-mail` for what the helpdesk itself knows of the requester. The first place is the strongest. */
export const sayReason = ({ by, shown, places }: Reason, say: Say): string => {
  const place = places[0] ?? 'comment'
  const own = ofRequester[by]
  if (place === 'requester_identity' && own) return say(own)
  return say(foundIn[place] ?? 'reason.in_comment', { shown })
}

/** Every reason once, in the order of the orders. */
export const sayReasons = (reasons: Reason[], say: Say): string[] => [
  ...new Set(reasons.map((reason) => sayReason(reason, say))),
]
