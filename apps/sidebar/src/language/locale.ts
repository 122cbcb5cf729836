import { languageOf } from './messages.ts'

/**
 * The locale that dates and money are written in: the agent's own, when its words are there too. Otherwise a Dane would
 * read English sentences with Danish dates.
 */
export const localeOf = (stated: string | undefined): string => {
  const locale = stated?.replaceAll('_', '-')
  if (!locale || !isLocale(locale)) return 'en'
  return languageOf(locale) === locale.split('-', 1)[0]?.toLowerCase() ? locale : 'en'
}

const isLocale = (locale: string): boolean => {
  try {
    return Intl.getCanonicalLocales(locale).length > 0
  } catch {
    return false
  }
}
