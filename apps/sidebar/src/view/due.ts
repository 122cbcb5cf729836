import type { CalendarDate } from '@throughline/shared/model'
import { daysBetween, sayDay, today } from '../format/calendar-date.ts'
import type { Reader } from '../format/reader.ts'
import type { Say } from '../language/use-say.ts'

/** `due today`, `due Fri 21 Nov`, `was due Wed 19 Nov` */
export const sayDue = (due: CalendarDate, say: Say, reader: Reader): string => {
  const days = daysBetween(today(reader), due)
  if (days === 0) return say('due.today')
  if (days === 1) return say('due.tomorrow')
  return say(days < 0 ? 'due.past' : 'due.on', { date: sayDay(due, reader) })
}
