import type { Choices, Panel } from '@throughline/shared/contract'
import { useEffect, useRef, useState } from 'react'
import { type Marks, noMarks, withMarks } from './marks.ts'
import { type News, newsOf, noNews } from './news.ts'
import type { Received } from './screen.ts'
import { useSeen } from './use-seen.ts'

/** As long as a mark takes to fade; what is drawn anew later was seen. */
const markMs = 3_000

type Bulletin = { news: News; marks: Marks }

const noBulletin: Bulletin = { news: noNews, marks: noMarks }

/**
 * What changed since somebody last looked; nothing for a first panel of a person. Orders that come by the agent's own choice are no news.
 * While the page is out of sight news wait: a mark that fades unseen is none.
 */
export const useNews = (received: Received | undefined, choices: Choices): Bulletin => {
  const before = useRef<{ panel: Panel; subject: string; choices: Choices }>(undefined)
  const [bulletin, setBulletin] = useState(noBulletin)
  const isSeen = useSeen()
  const panel = received?.panel
  const subject = received?.subject
  useEffect(() => {
    if (!isSeen || !panel || subject === undefined) return
    const last = before.current?.subject === subject ? before.current : undefined
    if (last?.panel === panel) return
    before.current = { panel, subject, choices }
    if (!last) return setBulletin(noBulletin)
    const { changed, added } = newsOf(last.panel, panel)
    const news = { changed, added: last.choices === choices ? added : [] }
    // What only got older leaves the marks of a moment ago alone.
    if (news.changed.length + news.added.length === 0) return
    // One event comes in several panels: a later one takes no mark away.
    setBulletin(({ marks }) => ({ news, marks: withMarks(marks, news) }))
  }, [isSeen, panel, subject, choices])

  const { marks } = bulletin
  useEffect(() => {
    if (marks.size === 0) return
    const timer = setTimeout(() => setBulletin(({ news }) => ({ news, marks: noMarks })), markMs)
    return () => clearTimeout(timer)
  }, [marks])
  return bulletin
}
