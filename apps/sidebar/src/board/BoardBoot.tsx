import { useEffect, useState } from 'react'
import { Language, type Spoken } from '../app/Language.tsx'
import { type Failure, failureOf } from '../bridge/failure.ts'
import { localeOf } from '../language/locale.ts'
import { languageOf } from '../language/messages.ts'
import { CardBoundary } from '../panel/CardBoundary.tsx'
import { Board } from './Board.tsx'
import { type BoardServices, BoardServicesProvider } from './board-services.ts'
import { boardEnglish, loadBoardMessages } from './language/board-messages.ts'
import { BoardFailure } from './states/BoardFailure.tsx'
import { BoardLoading } from './states/BoardLoading.tsx'

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const unasked: Spoken = { locale: 'en', timeZone: ownZone, messages: boardEnglish }

/** Meets the helpdesk, learns the reader's language, and then shows the board. */
export const BoardBoot = ({ connect }: { connect: () => Promise<BoardServices> }) => {
  const [spoken, setSpoken] = useState(unasked)
  const [services, setServices] = useState<BoardServices>()
  const [failure, setFailure] = useState<Failure>()

  useEffect(() => {
    let gone = false
    const meet = async () => {
      const met = await connect()
      const language = await speak(met.agent)
      if (gone) return
      setSpoken(language)
      setServices(met)
    }
    meet().catch(async (error: unknown) => {
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
          <BoardServicesProvider value={services}>
            <Board />
          </BoardServicesProvider>
        ) : failure ? (
          <BoardFailure level={1} failure={failure} retrying={false} onRetry={() => location.reload()} />
        ) : (
          <BoardLoading />
        )}
      </CardBoundary>
    </Language>
  )
}

const speak = async ({ locale, timeZone }: BoardServices['agent']): Promise<Spoken> => {
  const language = localeOf(locale)
  // Without its file a language falls back to English: better words than none.
  const messages = await loadBoardMessages(languageOf(language)).catch(() => boardEnglish)
  const isEnglish = messages === boardEnglish && languageOf(language) !== 'en'
  return { locale: isEnglish ? 'en' : language, timeZone: timeZone ?? ownZone, messages }
}
