import { useQueryClient } from '@tanstack/react-query'
import type { Choices, TicketContext } from '@throughline/shared/contract'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useServices } from '../services.ts'
import { watchAwake } from './attention.ts'
import { createLive, type Live, type LiveReport, type LiveState } from './live.ts'
import type { Arrival, Asked } from './screen.ts'
import { panelKey, usePanel } from './use-panel.ts'

/** Attempts after which a panel that is there is asked for again: what stands between may let no stream through. */
const mostFailures = 3

export type Watched = {
  panel: Asked<Arrival>
  live: LiveState
  /** Until when changes arrived by themselves, where they do not any more. */
  liveUntil: number | undefined
  /** How often somebody came back to the ticket: then what is shown may be sorted anew. */
  visit: number
  /** Asks every source again, past the bridge's memory. */
  askAll(): void
}

/** A ticket's panel as it changes; where the bridge cannot tell of changes, as it was when last asked. */
export const useWatch = (ticket: TicketContext | undefined, choices: Choices): Watched => {
  const { bridge, helpdesk, now } = useServices()
  const queries = useQueryClient()
  const [{ state: live, failures, heardAt }, report] = useState(unconnected)
  const [visit, setVisit] = useState(0)
  const key = useMemo(() => panelKey(ticket, choices), [ticket, choices])
  const hasPanel = queries.getQueryData(key) !== undefined
  // Whoever has nothing to read yet does not wait for the stream any longer than for an interruption.
  const mustAsk =
    live === 'unsupported' || (hasPanel ? failures >= mostFailures : failures > 0 || live === 'reconnecting')
  const { query, askAll: ask } = usePanel({ ticket, choices, asking: mustAsk })
  const open = useRef<Live>(undefined)

  useEffect(() => {
    if (!ticket) return
    report(unconnected)
    const watch = createLive({
      open: (lastEventId, signal) => bridge.watch({ ticket, choices, fresh: false, lastEventId }, signal),
      onPanel: (panel) => queries.setQueryData<Arrival>(key, { panel, at: now() }),
      onState: (said) => {
        report(said)
        // What failed while we had to ask is over: the same data again takes its error away.
        if (said.state === 'live') queries.setQueryData<Arrival>(key, (known) => known)
      },
      now,
    })
    open.current = watch
    const stopLooking = watchAwake({ helpdesk }, (awake) => {
      if (!awake) return watch.pause()
      setVisit((visits) => visits + 1)
      watch.resume()
    })
    window.addEventListener('online', watch.reconnect)
    return () => {
      watch.stop()
      stopLooking()
      window.removeEventListener('online', watch.reconnect)
    }
  }, [bridge, helpdesk, queries, now, ticket, choices, key])

  const askAll = useCallback(() => {
    if (live === 'reconnecting') open.current?.reconnect()
    ask()
  }, [live, ask])

  const isFetching = query.isFetching || (live === 'connecting' && !query.error)
  const liveUntil = live === 'live' ? undefined : heardAt
  return { panel: { data: query.data, error: query.error, isFetching }, live, liveUntil, visit, askAll }
}

const unconnected: LiveReport = { state: 'connecting', failures: 0, heardAt: undefined }
