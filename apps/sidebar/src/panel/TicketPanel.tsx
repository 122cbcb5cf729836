import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '../language/use-say.ts'
import { Unseen } from '../look/Text.tsx'
import { useServices } from '../services.ts'
import { choicesOf } from '../state/choices.ts'
import { screenOf } from '../state/screen.ts'
import { subjectOf } from '../state/subject.ts'
import { useChoices } from '../state/use-choices.ts'
import { useLastGood } from '../state/use-last-good.ts'
import { useNews } from '../state/use-news.ts'
import { useReader } from '../state/use-reader.ts'
import { useReplies } from '../state/use-replies.ts'
import { useTicket } from '../state/use-ticket.ts'
import { useWatch } from '../state/use-watch.ts'
import { FailureState } from '../states/FailureState.tsx'
import { Loading } from '../states/Loading.tsx'
import { sayNews } from '../view/news-words.ts'
import { sayOutcome } from '../view/outcome.ts'
import { ReplyProvider } from './reply-context.ts'
import { TicketScreen } from './TicketScreen.tsx'

/** The panel of the open ticket: reads the ticket, asks the bridge, and decides which screen is true. */
export const TicketPanel = () => {
  const speech = useSay()
  const { say } = speech
  const { bridge } = useServices()
  const reader = useReader()
  const [spoken, speak] = useState({ words: '', count: 0 })
  const announce = useCallback((words: string) => speak(({ count }) => ({ words, count: count + 1 })), [])
  const read = useTicket()
  const ticket = read.data?.ticket
  const deciding = useChoices(ticket?.ticketId)
  const choices = useMemo(() => choicesOf(deciding.decisions), [deciding.decisions])
  const { panel, live, liveUntil, visit, askAll } = useWatch(ticket, choices)
  const subject = useMemo(() => (ticket ? subjectOf(ticket) : undefined), [ticket])
  const lastGood = useLastGood(panel.data, subject)
  const screen = screenOf({ subject, ticket: read, panel, lastGood })
  const replying = useReplies(ticket, choices)
  const received = screen.kind === 'panel' ? screen.received : undefined
  const { news, marks } = useNews(received, choices)

  const toldNews = useRef(news)
  useEffect(() => {
    if (toldNews.current === news) return
    toldNews.current = news
    const words = sayNews(news, speech, reader)
    if (words.length > 0) announce(words.join(' '))
  }, [news, speech, reader, announce])

  // Once for each person: what a later panel brings is said as news, and what the agent does by what they did.
  const toldOf = useRef<string>(undefined)
  useEffect(() => {
    if (!received || toldOf.current === received.subject) return
    toldOf.current = received.subject
    announce(sayOutcome(received.panel, say))
  }, [received, say, announce])

  const retry = useCallback(() => {
    bridge.signInAgain()
    if (ticket) askAll()
    else void read.refetch()
  }, [bridge, ticket, askAll, read.refetch])

  return (
    <>
      <Unseen role="status">
        {/* Another element each time: the same words twice would be read out once. */}
        <span key={spoken.count}>{spoken.words}</span>
      </Unseen>
      {screen.kind === 'loading' ? <Loading /> : null}
      {screen.kind === 'failure' ? (
        <FailureState level={1} failure={screen.failure} retrying={screen.retrying} onRetry={retry} />
      ) : null}
      {screen.kind === 'panel' ? (
        <ReplyProvider value={replying}>
          <TicketScreen
            screen={screen}
            brandId={ticket?.brandId}
            unread={read.data?.unread ?? []}
            live={live}
            liveUntil={liveUntil}
            visit={visit}
            marks={marks}
            deciding={deciding}
            announce={announce}
            onRetry={screen.failure ? retry : askAll}
          />
        </ReplyProvider>
      ) : null}
    </>
  )
}
