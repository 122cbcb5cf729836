import type { CalendarDate } from '@throughline/shared/model'
import { sayDay } from '../format/calendar-date.ts'
import { useReader } from '../state/use-reader.ts'

/** A day on the calendar of its place. */
export const Day = ({ day }: { day: CalendarDate }) => {
  const reader = useReader()
  return <time dateTime={day}>{sayDay(day, reader)}</time>
}
