import type { Words } from './word.ts'

/** Why a source gave no answer. Silence is never "nothing found". */
export const failureKinds = [
  'unauthorized',
  'rate_limited',
  'unreachable',
  'timed_out',
  'unexpected_shape',
  'not_supported',
] as const
export type FailureKind = (typeof failureKinds)[number]

export const failureKindText = {
  unauthorized: { label: 'refused our key', sentence: 'It refused our key; an administrator must renew it.' },
  rate_limited: { label: 'asked us to slow down', sentence: 'It has had too many questions for now.' },
  unreachable: { label: 'is down', sentence: 'It could not be reached or answered with a server error.' },
  timed_out: { label: 'timed out', sentence: 'It did not answer in time.' },
  unexpected_shape: {
    label: 'answered in an unknown form',
    sentence: 'It answered in a form that we do not understand.',
  },
  not_supported: { label: 'cannot answer this', sentence: 'It has no way to answer this question.' },
} satisfies Words<FailureKind>

/** Whether asking again soon can help. Decided here once, not at each call. */
export const failureRetryable = {
  unauthorized: false,
  rate_limited: true,
  unreachable: true,
  timed_out: true,
  unexpected_shape: false,
  not_supported: false,
} satisfies Record<FailureKind, boolean>
