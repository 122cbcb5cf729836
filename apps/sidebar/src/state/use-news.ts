import type { OrderCard } from '@throughline/shared/contract'
import { useEffect, useRef, useState } from 'react'
import { newsOf } from './news.ts'
import type { Received } from './screen.ts'

/** Orders whose fact changed with the latest panel; nothing for a first panel of a person. */
export const useNews = (received: Received | undefined): OrderCard[] => {
  const before = useRef<Received>(undefined)
  const [news, setNews] = useState<OrderCard[]>([])
  const panel = received?.panel
  const subject = received?.subject
  useEffect(() => {
    if (!panel || subject === undefined) return
    const earlier = before.current?.subject === subject ? before.current.panel : undefined
    if (earlier !== panel) setNews(newsOf(earlier, panel))
    before.current = { panel, subject, at: 0 }
  }, [panel, subject])
  return news
}
