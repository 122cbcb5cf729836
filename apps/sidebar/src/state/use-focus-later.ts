import { useCallback, useEffect, useRef } from 'react'

/**
 * Moves the focus to an element that is not there yet, once it is. A button that removes itself would otherwise leave the
 * keyboard at the top of the page.
 */
export const useFocusLater = (): ((id: string) => void) => {
  const wanted = useRef<string>(undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    const element = document.getElementById(wanted.current)
    if (!element) return
    wanted.current = undefined
    element.focus()
  })
  return useCallback((id) => {
    wanted.current = id
  }, [])
}
