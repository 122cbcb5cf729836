import type { Choices, Panel } from '@throughline/shared/contract'
import { useEffect, useRef, useState } from 'react'
import { type News, newsOf, noNews } from './news.ts'
import type { Received } from './screen.ts'

/** News, and how many-th they are: the same line may change twice, and is marked twice. */
export type Bulletin = { news: News; number: number }

export const noBulletin: Bulletin = { news: noNews, number: 0 }

/** What changed with the latest panel; nothing for a first panel of a person. Orders that come by the agent's own choice are no news. */
export const useNews = (received: Received | undefined, choices: Choices): Bulletin => {
  const before = useRef<{ panel: Panel; subject: string; choices: Choices }>(undefined)
  const [bulletin, setBulletin] = useState(noBulletin)
  const panel = received?.panel
  const subject = received?.subject
  useEffect(() => {
    if (!panel || subject === undefined) return
    const last = before.current?.subject === subject ? before.current : undefined
    const earlier = last?.panel
    if (earlier === panel) return
    before.current = { panel, subject, choices }
    const { changed, added } = newsOf(earlier, panel)
    const news = { changed, added: last?.choices === choices ? added : [] }
    // What only got older leaves the marks of a moment ago alone.
    if (earlier && news.changed.length + news.added.length === 0) return
    setBulletin(({ number }) => ({ news, number: number + 1 }))
  }, [panel, subject, choices])
  return bulletin
}
