import type { CalendarDate, Moment, Money } from '@throughline/shared/model'
import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import { IntlMessageFormat } from 'intl-messageformat'
import { replyMessages } from './languages.ts'
import type { ReplyMessageId } from './reply-messages.ts'

/** Says sentences, days and amounts in one language. */
export interface Speaker {
  language: ReplyLanguage
  say(id: ReplyMessageId, values: Record<string, string | undefined>): string
  /** `Wednesday 19 November`, with the year when it is not this one. */
  day(date: CalendarDate): string
  /** The day of something that happened, on the wall clock of its place; undefined when its source wrote no date. */
  dayOf(moment: Moment | undefined): string | undefined
  money(amount: Money): string
}

/** English dates as most of the world writes them: the day first. */
const localeOf = (language: ReplyLanguage): string => (language === 'en' ? 'en-GB' : language)

/** `year`: of the day on which it is written, such as `2026`. */
export function speakerOf(language: ReplyLanguage, year: string): Speaker {
  const locale = localeOf(language)
  const messages = replyMessages[language]
  const day = (date: CalendarDate): string =>
    dayFormatOf(locale, date.startsWith(year) ? undefined : 'numeric').format(Date.parse(`${date}T00:00:00Z`))
  return {
    language,
    say: (id, values) => {
      const known = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? 'none']))
      return String(formatOf(locale, messages[id]).format(known))
    },
    day,
    dayOf: (moment) => {
      const date = moment && /^\d{4}-\d{2}-\d{2}/.exec(moment.local)?.[0]
      return date && !Number.isNaN(Date.parse(date)) ? day(date) : undefined
    },
    money: ({ minor, currency }) => {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
  }
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()
const formats = new Map<string, IntlMessageFormat>()

function dayFormatOf(locale: string, year: 'numeric' | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${year}`
  const known = dayFormats.get(key)
  if (known) return known
  const options = { weekday: 'long', day: 'numeric', month: 'long', year, timeZone: 'UTC' } as const
  const made = new Intl.DateTimeFormat(locale, options)
  dayFormats.set(key, made)
  return made
}

/** Parsing a message costs more than saying it. */
function formatOf(locale: string, message: string): IntlMessageFormat {
  const key = `${locale} ${message}`
  const known = formats.get(key)
  if (known) return known
  // What stands in angle brackets is a customer's or a vendor's text, never a tag of ours.
  const made = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
  formats.set(key, made)
  return made
}
