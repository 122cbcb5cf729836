import { useEffect, useState } from 'react'
import { useServices } from '../services.ts'

/** The time, told again every `everyMs` while the page can be seen. Ages tick; nothing else re-renders for them. */
export const useNow = (everyMs: number): number => {
  const { now } = useServices()
  const [time, setTime] = useState(now)
  useEffect(() => {
    const tick = () => {
      if (!document.hidden) setTime(now())
    }
    tick()
    const timer = setInterval(tick, everyMs)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [everyMs, now])
  return time
}
