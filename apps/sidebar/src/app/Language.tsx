import { type ReactNode, useEffect } from 'react'
import { IntlProvider } from 'react-intl'
import type { Messages } from '../language/messages.ts'

export type Spoken = { locale: string; timeZone: string; messages: Messages }

type Props = Spoken & { children: ReactNode }

/** A message that cannot be said is a mistake of ours: loud while developing, English or its name in production, never blank. */
const onError = (error: Error) => {
  if (import.meta.env.DEV) throw error
}

export const Language = ({ locale, timeZone, messages, children }: Props) => {
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <IntlProvider locale={locale} timeZone={timeZone} messages={messages} onError={onError}>
      {children}
    </IntlProvider>
  )
}
