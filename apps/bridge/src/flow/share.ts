import type { Composed, PanelFlow } from './panel.ts'
import { requestKey } from './request-key.ts'

/**
 * Makes equal questions one composition: a change wakes everybody who watches the same ticket at the same time. Only one that has not
 * begun yet is joined; one that is under way may have read what has changed since. All who share it get the same object.
 */
export function shareCompositions(flow: Pick<PanelFlow, 'compose'>): Pick<PanelFlow, 'compose'> {
  const waiting = new Map<string, Promise<Composed>>()
  return {
    compose(request, scope, asking) {
      const key = [asking.fresh, asking.remembered, requestKey(request, scope)].join(' ')
      const joined = waiting.get(key)
      if (joined) return joined
      const composed = startOfNextRound().then(() => {
        waiting.delete(key)
        return flow.compose(request, scope, asking)
      })
      waiting.set(key, composed)
      return composed
    },
  }
}

/** After all timers and replies that are due now: whoever they wake can still join. */
const startOfNextRound = () => new Promise<void>((resolve) => setImmediate(resolve))
