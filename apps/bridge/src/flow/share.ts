import { createHash } from 'node:crypto'
import type { PanelRequest } from '@throughline/shared/contract'
import type { AskOptions } from './ask.ts'
import type { Composed, PanelFlow, Scope } from './panel.ts'

/**
 * Makes equal questions one composition: a change wakes everybody who watches the same ticket at the same time. Only one that has not
 * begun yet is joined; one that is under way may have read what has changed since. All who share it get the same object.
 */
export function shareCompositions(flow: Pick<PanelFlow, 'compose'>): Pick<PanelFlow, 'compose'> {
  const waiting = new Map<string, Promise<Composed>>()
  const keyOf = createKeys()
  return {
    compose(request, scope, asking) {
      const key = keyOf(request, scope, asking)
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

/** A ticket may be 300 kB: it is hashed once for each watch, not for each change. */
function createKeys() {
  const hashes = new WeakMap<PanelRequest, string>()
  const hashOf = (request: PanelRequest): string => {
    const known = hashes.get(request)
    if (known) return known
    const hash = createHash('sha256')
      .update(JSON.stringify([request.ticket, request.choices]))
      .digest('base64url')
    hashes.set(request, hash)
    return hash
  }
  return (request: PanelRequest, { connections }: Scope, { fresh, remembered }: AskOptions): string =>
    [hashOf(request), fresh, remembered, ...connections].join(' ')
}
