import { createChangeFeed } from '@throughline/bridge/flow/change-feed.ts'
import { createPanelFlow } from '@throughline/bridge/flow/panel.ts'
import { type AnswerMemory, withMemory } from '@throughline/bridge/flow/remember.ts'
import { shareCompositions } from '@throughline/bridge/flow/share.ts'
import { createWatch, type WatchEvent } from '@throughline/bridge/flow/watch.ts'
import type { PanelRequest } from '@throughline/shared/contract'
import type { Order, SourceRecord } from '@throughline/shared/model'
import { vi } from 'vitest'
import { fakeSource } from '../../kit/fake-source.ts'
import { order } from '../../kit/records.ts'

/** Ada's ticket, with nothing in it but her address. */
export const adasTicket: PanelRequest = {
  ticket: {
    requester: { emails: ['ada@example.com'], phones: [] },
    subject: '',
    description: '',
    comments: [],
    customFields: [],
  },
  choices: { confirmed: [], dismissed: [] },
  fresh: false,
}

/** A shop, its memory, and a watch over them. `say` is what a webhook does: the memory changes, and everybody is told. */
export function watchedShop() {
  let said: Partial<Order> = { status: 'paid' }
  const kept = new Map<string, { asOf: string; records: SourceRecord[] }>()
  const memory: AnswerMemory = {
    recall: async (asked) => kept.get(JSON.stringify(asked)),
    remember: async (asked, answer) => void kept.set(JSON.stringify(asked), answer),
  }
  const shop = fakeSource('shop-eu', ['order by email'], { answer: () => [order(said)], now: Date.now })
  const source = withMemory(shop, { memory, now: Date.now, onStoreError: vi.fn() })
  const flow = createPanelFlow({ sources: [source], identity: {}, now: Date.now, deadlineMs: 3_000 })
  const feed = createChangeFeed()
  const watch = createWatch({
    flow: shareCompositions(flow),
    changes: feed,
    termOf: (by, value) => `${by}:${value}`,
  })
  const all = new AbortController()
  return {
    shop,
    flow,
    feed,
    stop: () => all.abort(),
    say(next: Partial<Order>, terms = ['order_number:1042']) {
      said = next
      for (const [asked, answer] of kept) kept.set(asked, { ...answer, records: [order(next)] })
      feed.tell([{ terms }])
    },
    change(next: Partial<Order>) {
      said = next
    },
    /** `drop` is what a network does: the watch is over, and what was under way is lost. */
    open(lastEventId?: string) {
      const one = new AbortController()
      const signal = AbortSignal.any([all.signal, one.signal])
      const events: WatchEvent[] = []
      const done = (async () => {
        for await (const event of watch({
          request: adasTicket,
          scope: { connections: ['shop-eu'] },
          lastEventId,
          signal,
        })) {
          if (signal.aborted) return
          events.push(event)
        }
      })()
      return { events, done, drop: () => one.abort() }
    },
  }
}
