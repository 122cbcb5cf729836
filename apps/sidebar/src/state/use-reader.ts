import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { Reader } from '../format/reader.ts'
import { useNow } from './use-now.ts'

/** A minute: the reader's time only decides which day today is. */
const everyMs = 60_000

export const useReader = (): Reader => {
  const { locale, timeZone } = useIntl()
  const now = useNow(everyMs)
  return useMemo(() => ({ locale, timeZone: timeZone ?? 'UTC', now }), [locale, timeZone, now])
}
