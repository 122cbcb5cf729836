import type { Choices, Ref, ReplyDraft, TicketContext } from '@throughline/shared/contract'
import { useEffect, useMemo, useRef } from 'react'
import { useServices } from '../services.ts'
import { keptPromises } from './kept-promises.ts'

/** Where a reply goes, and who remembers what it promises. */
export type Replying = {
  ticket: TicketContext
  choices: Choices
  /** A draft was put into the composer; once its words are sent, its dates are promises. */
  inserted(ref: Ref, draft: ReplyDraft): void
}

/** The open ticket as something to be answered. What an inserted reply promises is recorded when its dates were really sent. */
export const useReplies = (ticket: TicketContext | undefined, choices: Choices): Replying | undefined => {
  const { bridge, helpdesk } = useServices()
  const inserted = useRef<{ ref: Ref; draft: ReplyDraft }[]>([])
  const asked = useRef({ ticket, choices })
  useEffect(() => {
    asked.current = { ticket, choices }
  }, [ticket, choices])
  // One subscription for as long as the page lives: a new one would not know what has been written so far.
  useEffect(
    () =>
      helpdesk.watchSent((words) => {
        const { ticket, choices } = asked.current
        const drafts = inserted.current
        inserted.current = []
        if (!ticket) return
        for (const { ref, draft } of drafts) {
          for (const { kind, latest } of keptPromises(draft, words)) {
            // A bridge without a store keeps none; the reply is sent all the same.
            bridge
              .recordPromise({ ticket, choices, ref, kind, latest }, new AbortController().signal)
              .catch(() => undefined)
          }
        }
      }),
    [bridge, helpdesk],
  )
  return useMemo(
    () => ticket && { ticket, choices, inserted: (ref, draft) => inserted.current.push({ ref, draft }) },
    [ticket, choices],
  )
}
