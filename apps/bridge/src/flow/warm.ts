import type { Panel, PanelRequest } from '@throughline/shared/contract'
import { LRUCache } from 'lru-cache'
import type { ChangeFeed } from './change-feed.ts'
import { askingOf, asRequest, type Composed, type PanelFlow, whileCurrent } from './panel.ts'
import { requestKey } from './request-key.ts'
import type { Scope } from './scope.ts'
import type { TermOf } from './term-of.ts'
import { createTermsOf } from './terms-of.ts'

/** Tickets that are opened, or opened again, within a minute on one bridge. A panel with its records takes about 60 kB. */
const most = 500

export interface WarmOptions {
  changes: Pick<ChangeFeed, 'mark' | 'isUntouched'>
  termOf: TermOf
  /** Epoch milliseconds. */
  now: () => number
}

export interface WarmFlow extends PanelFlow {
  /** Whether a composition now would say what this panel says. False for one that was never kept. */
  stands(panel: Panel): boolean
}

/**
 * Keeps composed panels, each for as long as every answer in it is current and nothing has changed on which it rests: composing it again
 * would read the same from the store. One with a failure in it is not kept: the source may be back.
 */
export function keepWarm(flow: PanelFlow, { changes, termOf, now }: WarmOptions): WarmFlow {
  const kept = new LRUCache<string, Composed & { mark: number }>({ max: most })
  const keys = new WeakMap<Panel, string>()
  const termsOf = createTermsOf(termOf)

  const currentAt = (key: string): Composed | undefined => {
    const known = kept.get(key)
    if (!known) return undefined
    if (now() < known.currentUntil && changes.isUntouched(termsOf(known), known.mark)) return known
    kept.delete(key)
    return undefined
  }

  const compose: PanelFlow['compose'] = async (request, scope, asking) => {
    const key = requestKey(request, scope)
    const isAsked = asking.fresh || asking.remembered === 'unless_new'
    const known = isAsked ? undefined : currentAt(key)
    if (known) return known
    // Before it reads: what changes meanwhile may be missing in it.
    const mark = changes.mark()
    const composed = await flow.compose(request, scope, asking)
    if (now() < composed.currentUntil) {
      kept.set(key, { ...composed, mark })
      keys.set(composed.panel, key)
    }
    return composed
  }

  return {
    ...flow,
    compose,
    forTicket: async (request: PanelRequest, scope: Scope) =>
      (await compose(request, scope, askingOf(request))).panel,
    // Bots ask by search, several times in a conversation. `find` stays as it is: who guesses must not see by the time what was asked before.
    search: async (request, scope) => (await compose(asRequest(request), scope, whileCurrent)).panel,
    stands(panel) {
      const key = keys.get(panel)
      return key !== undefined && currentAt(key)?.panel === panel
    },
  }
}
