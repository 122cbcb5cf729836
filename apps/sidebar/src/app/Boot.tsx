import { useEffect, useState } from 'react'
import { type Failure, failureOf } from '../bridge/failure.ts'
import { localeOf } from '../language/locale.ts'
import { english, languageOf, loadMessages } from '../language/messages.ts'
import { CardBoundary } from '../panel/CardBoundary.tsx'
import { TicketPanel } from '../panel/TicketPanel.tsx'
import { type Services, ServicesProvider } from '../services.ts'
import { FailureState } from '../states/FailureState.tsx'
import { Loading } from '../states/Loading.tsx'
import { Language, type Spoken } from './Language.tsx'

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Until the helpdesk says who reads. */
const unasked: Spoken = { locale: 'en', timeZone: ownZone, messages: english }

/** Meets the helpdesk, learns the agent's language, and then shows the ticket's panel. */
export const Boot = ({ connect }: { connect: () => Promise<Services> }) => {
  const [spoken, setSpoken] = useState(unasked)
  const [services, setServices] = useState<Services>()
  const [failure, setFailure] = useState<Failure>()

  useEffect(() => {
    let gone = false
    const meet = async () => {
      const met = await connect()
      const language = await speak(met.helpdesk.agent)
      if (gone) return
      setSpoken(language)
      setServices(met)
    }
    meet().catch(async (error: unknown) => {
      // Who reads is not known; the browser's own language is the best guess.
      const language = await speak({ locale: navigator.language, timeZone: undefined })
      if (gone) return
      setSpoken(language)
      setFailure(failureOf(error))
    })
    return () => {
      gone = true
    }
  }, [connect])

  return (
    <Language {...spoken}>
      <CardBoundary of={services}>
        {services ? (
          <ServicesProvider value={services}>
            <TicketPanel />
          </ServicesProvider>
        ) : failure ? (
          // The SDK greets once per page: only a new page can meet the helpdesk again.
          <FailureState level={1} failure={failure} retrying={false} onRetry={() => location.reload()} />
        ) : (
          <Loading />
        )}
      </CardBoundary>
    </Language>
  )
}

const speak = async ({ locale, timeZone }: Services['helpdesk']['agent']): Promise<Spoken> => {
  const language = localeOf(locale)
  // Without its file a language falls back to English: better words than none.
  const messages = await loadMessages(languageOf(language)).catch(() => english)
  return {
    locale: messages === english ? englishOf(language) : language,
    timeZone: timeZone ?? ownZone,
    messages,
  }
}

const englishOf = (locale: string): string => (languageOf(locale) === 'en' ? locale : 'en')
