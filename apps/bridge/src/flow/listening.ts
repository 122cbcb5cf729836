import type { Store } from '../platform/store/store.ts'

export interface ListeningOptions {
  account: string
  store: Pick<Store, 'watermarks' | 'backfills'>
  /** Epoch milliseconds. */
  now: () => number
  onError: (error: unknown) => void
}

const mark = 'listening'
const everyMs = 60_000
/** Zendesk tries a webhook again for some minutes; after that it is lost. */
const bridgedMs = 5 * 60_000

/**
 * Says every minute that somebody takes this account's webhooks, on whichever bridge, and notes the stretch in which nobody did: what
 * happened then can only be read from the export.
 */
export function startListening({ account, store, now, onError }: ListeningOptions) {
  const iso = (millis: number): string => new Date(millis).toISOString()
  const say = async (): Promise<void> => {
    const time = now()
    const before = await store.watermarks.read(`zendesk/${account}`, mark)
    const silent = before === undefined ? 0 : time - Date.parse(before)
    if (before !== undefined && silent > bridgedMs) {
      await store.backfills.noteGap(account, { from: before, to: iso(time), why: 'bridge_down' })
    }
    await store.watermarks.write(`zendesk/${account}`, mark, iso(time))
  }
  let running = say().catch(onError)
  const timer = setInterval(() => {
    running = running.then(say).catch(onError)
  }, everyMs)
  timer.unref()
  return {
    async close(): Promise<void> {
      clearInterval(timer)
      await running
      // From now on nobody listens.
      await say().catch(onError)
    },
  }
}
