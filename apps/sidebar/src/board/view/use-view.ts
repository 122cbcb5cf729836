import { useMemo, useSyncExternalStore } from 'react'
import { readView, type View } from './view.ts'

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** The view that the page's address names. */
export const useView = (): View => {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return useMemo(() => readView(hash), [hash])
}
