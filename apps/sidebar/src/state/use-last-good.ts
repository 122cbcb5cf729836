import { useEffect, useRef } from 'react'
import type { Arrival, Received } from './screen.ts'

/** The latest panel that came, whatever has failed since. */
export const useLastGood = (
  arrival: Arrival | undefined,
  subject: string | undefined,
): Received | undefined => {
  const held = useRef<Received>(undefined)
  useEffect(() => {
    if (arrival && subject !== undefined) held.current = { ...arrival, subject }
  }, [arrival, subject])
  return held.current
}
