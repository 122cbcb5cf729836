import type { Words } from './word.ts'

/** Why a ticket is in none of the three numbers. */
export const contactExclusions = [
  'not_solved',
  'no_inbound_contact',
  'closed_unanswered',
  'spam',
  'deleted',
  'merged_away',
  'same_issue',
  'side_conversation',
  'test',
  'immature',
] as const
export type ContactExclusion = (typeof contactExclusions)[number]

export const contactExclusionText = {
  not_solved: { label: 'Not solved', sentence: 'It has never been solved.' },
  no_inbound_contact: {
    label: 'Customer never wrote',
    sentence: 'We wrote first and the customer did not answer.',
  },
  closed_unanswered: { label: 'Closed unanswered', sentence: 'It was closed before anybody answered.' },
  spam: { label: 'Spam', sentence: 'It was marked as spam.' },
  deleted: { label: 'Deleted', sentence: 'It was deleted.' },
  merged_away: { label: 'Merged', sentence: 'It was merged into another ticket, which counts for both.' },
  same_issue: {
    label: 'Goes on with another',
    sentence: 'It goes on with the issue of an earlier ticket, which counts for both.',
  },
  side_conversation: { label: 'Side conversation', sentence: 'It is our own conversation with a partner.' },
  test: { label: 'Test', sentence: 'It carries a tag that marks tests.' },
  immature: { label: 'Too young', sentence: 'Its window has not passed: it may still come back.' },
} satisfies Words<ContactExclusion>

/** Why nobody could have solved it at the first contact: it counts in FCR and not in net FCR. */
export const firstContactLimits = [
  'carrier_search',
  'customs_decides',
  'warehouse_recount',
  'stock_awaited',
  'return_under_way',
  'bank_delay',
  'source_silent',
] as const
export type FirstContactLimit = (typeof firstContactLimits)[number]

export const firstContactLimitText = {
  carrier_search: { label: 'Carrier searches', sentence: 'The carrier had to look for the parcel.' },
  customs_decides: { label: 'Customs decide', sentence: 'Customs held the parcel.' },
  warehouse_recount: { label: 'Warehouse counts', sentence: 'The warehouse had to count or look.' },
  stock_awaited: { label: 'Stock awaited', sentence: 'There was none to send.' },
  return_under_way: { label: 'Return under way', sentence: 'The goods had not come back yet.' },
  bank_delay: { label: 'Bank delay', sentence: 'The refund was issued and the bank had not booked it.' },
  source_silent: {
    label: 'A system was silent',
    sentence: 'The system that could have told did not answer.',
  },
} satisfies Words<FirstContactLimit>
