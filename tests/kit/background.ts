import type { Source } from '@throughline/bridge/flow/ask.ts'
import type { Wait } from '@throughline/bridge/flow/background.ts'
import { createPlanner } from '@throughline/bridge/flow/plan-polls.ts'
import { createPoller } from '@throughline/bridge/flow/poll.ts'
import { createReconciler } from '@throughline/bridge/flow/reconcile.ts'
import { withMemory } from '@throughline/bridge/flow/remember.ts'
import { memoryOf } from '@throughline/bridge/wire-store.ts'
import { type DatabaseKind, emptyDatabase, openTestStore } from './databases.ts'

/** The start of every test here. */
export const start = Date.parse('2026-11-20T09:00:00Z')

/** A store, the background work over it, and the hands of the clock. Waiting moves the clock. */
export async function backgroundWork(kind: DatabaseKind = 'PostgreSQL') {
  let time = start
  const now = () => time
  const waited: number[] = []
  const wait: Wait = async (ms) => {
    waited.push(ms)
    time += ms
  }
  const store = await openTestStore(await emptyDatabase(kind), { now })
  const memory = memoryOf(store)
  const sources: Source[] = []
  const remembered = (source: Source): Source =>
    withMemory(source, {
      memory,
      now,
      onStoreError: (error) => {
        throw error
      },
    })
  const plan = createPlanner({ store, leadsTo: () => sources, now })
  const poll = createPoller({ store, plan, now, wait })
  const reconcile = createReconciler({ store, now, wait })
  const { signal } = new AbortController()
  return {
    store,
    now,
    waited,
    /** Makes a source known to all others, with its memory. */
    add<S extends Source>(source: S): S {
      sources.push(remembered(source))
      return source
    },
    later(ms: number) {
      time += ms
    },
    poll: (connection: string, ending = signal) => poll(sourceOf(sources, connection), ending),
    reconcile: (connection: string, ending = signal) => reconcile(sourceOf(sources, connection), ending),
  }
}

function sourceOf(sources: readonly Source[], connection: string): Source {
  const found = sources.find((source) => source.connection === connection)
  if (!found) throw new Error(`no source is called ${connection}`)
  return found
}
