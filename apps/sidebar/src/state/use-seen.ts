import { useSyncExternalStore } from 'react'

/** Whether the page can be seen: false in a tab behind another and in a minimised window. */
export const useSeen = (): boolean => useSyncExternalStore(subscribe, isSeen)

const isSeen = (): boolean => !document.hidden

const subscribe = (changed: () => void): (() => void) => {
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}
