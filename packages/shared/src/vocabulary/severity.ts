import type { Words } from './word.ts'

/** How much a concern presses, worst first. `critical`: a promise or money is lost unless somebody acts today. */
export const severities = ['critical', 'warning', 'notice'] as const
export type Severity = (typeof severities)[number]

export const severityText = {
  critical: { label: 'Act now', sentence: 'A promise or money is lost unless somebody acts today.' },
  warning: { label: 'Needs attention', sentence: 'Something is out of order and somebody has to act.' },
  notice: {
    label: 'Good to know',
    sentence: 'Nothing has to be done yet; it explains what the customer sees.',
  },
} satisfies Words<Severity>
