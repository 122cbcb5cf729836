import { z } from 'zod'
import type { Source } from '../../flow/ask.ts'
import type { Reconcile } from '../../flow/reconcile.ts'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'

export interface ReconcileOptions {
  sources: readonly Source[]
  reconcile: Reconcile
  log: Log
}

/**
 * For each connection whose vendor lists changes: reads what has changed since it was read last. Looked at every minute, so that a long
 * reading goes on; a new one begins ten minutes after the last.
 */
export const reconcileChanges = ({ sources, reconcile, log }: ReconcileOptions): AnyJob =>
  defineJob({
    name: 'reconcile',
    payload: z.object({ connection: z.string() }),
    key: ({ connection }) => connection,
    repeat: {
      cron: '* * * * *',
      payloads: sources.filter(({ changedSince }) => changedSince).map(({ connection }) => ({ connection })),
    },
    longestSeconds: 120,
    sideBySide: Math.min(8, Math.max(1, sources.length)),
    async run({ connection }, signal) {
      const source = sources.find((one) => one.connection === connection)
      if (!source) return
      const { pages, changed, failure } = await reconcile(source, signal)
      const told = { connections: [connection], counts: { pages, changed }, outcome: failure ?? 'done' }
      if (failure) log.warn('reconciled', told)
      else if (changed > 0) log.info('reconciled', told)
    },
  })
