import type { WatchEvent } from '@throughline/bridge/flow/watch.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchedShop } from './watched-shop.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T09:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What can happen while a ticket is open. Two statuses, so that orders go back and forth. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ change: fc.constantFrom('paid', 'shipped' as const) }) },
  { weight: 2, arbitrary: fc.constantFrom('drop', 'resume' as const) },
  { weight: 3, arbitrary: fc.constant({ wait: 100 }) },
  // Less than a burst, and long enough that sources are asked again on return.
  { weight: 1, arbitrary: fc.constantFrom({ wait: 10 }, { wait: 90_000 }) },
)

test('drops and resumes, whenever they come, end with the panel of who never dropped, and no event comes twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { open, say, stop } = watchedShop()
      const steady = open()
      const got: WatchEvent[] = []
      let shaky: ReturnType<typeof open> | undefined = open()
      const drop = () => {
        shaky?.drop()
        got.push(...(shaky?.events ?? []))
        shaky = undefined
      }
      for (const one of [...steps, 'resume' as const, { wait: 90_000 }]) {
        if (one === 'drop') drop()
        else if (one === 'resume') shaky ??= open(got.at(-1)?.id)
        else if ('change' in one) say({ status: one.change })
        else await vi.advanceTimersByTimeAsync(one.wait)
      }
      drop()
      stop()
      await steady.done

      const said = ({ panel: { asOf: _, ...panel } }: WatchEvent) => panel
      expect(said(got.at(-1) as WatchEvent).orders).toEqual(said(steady.events.at(-1) as WatchEvent).orders)
      expect(new Set(got.map(({ id }) => id)).size).toBe(got.length)
      for (const [index, event] of got.entries()) {
        const before = got[index - 1]
        if (before) expect(said(event)).not.toEqual(said(before))
      }
    }),
    { numRuns: 1_000 },
  )
})
