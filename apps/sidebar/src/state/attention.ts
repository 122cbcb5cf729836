import type { Helpdesk } from '../services.ts'
import { createTimer } from './timer.ts'

/** Looking something up in another tab takes less; whoever stays longer works on something else. */
const hiddenMs = 30_000

export type AttentionOptions = {
  helpdesk: Pick<Helpdesk, 'watchAttention'>
  page?: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>
}

/**
 * Tells when nobody can be looking any more, and when somebody is again: the agent went to another ticket, or has had the page out of sight
 * for half a minute. Returns what ends it.
 */
export const watchAwake = (
  { helpdesk, page = document }: AttentionOptions,
  changed: (awake: boolean) => void,
): (() => void) => {
  const hidden = createTimer()
  let isActive = true
  let isSeen = true
  let wasAwake = true
  const tell = () => {
    const isAwake = isActive && isSeen
    if (isAwake === wasAwake) return
    wasAwake = isAwake
    changed(isAwake)
  }
  const look = () => {
    if (!page.hidden) {
      hidden.clear()
      isSeen = true
      tell()
    } else if (isSeen && !hidden.isSet()) {
      hidden.set(hiddenMs, () => {
        isSeen = false
        tell()
      })
    }
  }
  const stop = helpdesk.watchAttention((active) => {
    isActive = active
    tell()
  })
  page.addEventListener('visibilitychange', look)
  look()
  return () => {
    stop()
    hidden.clear()
    page.removeEventListener('visibilitychange', look)
  }
}
