import type { Reader } from '@throughline/sidebar/format/reader.ts'

/** An agent in Berlin on Friday 20 November 2026, 11:00. */
export const reader: Reader = {
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  now: Date.parse('2026-11-20T10:00:00Z'),
}
