import type { Ref, ReplyDraft, TicketContext } from '@throughline/shared/contract'
import { useMemo } from 'react'

/** Where a reply goes, and who remembers what it promises. */
export type Replying = {
  ticket: TicketContext
  /** A draft was put into the composer; once its words are sent, its dates are promises. */
  inserted(ref: Ref, draft: ReplyDraft): void
}

/** The open ticket as something to be answered. */
export const useReplies = (ticket: TicketContext | undefined): Replying | undefined =>
  useMemo(() => ticket && { ticket, inserted: () => undefined }, [ticket])
