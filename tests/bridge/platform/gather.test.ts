import { GatherFullError, gather } from '@throughline/bridge/platform/gather.ts'
import { expect, test } from 'vitest'

/** A call that ends when it is told to. */
const slowly = (options?: Parameters<typeof gather>[1]) => {
  const calls: { items: readonly string[]; end: PromiseWithResolvers<readonly string[]> }[] = []
  const upper = gather<string, string>((items) => {
    const end = Promise.withResolvers<readonly string[]>()
    calls.push({ items, end })
    return end.promise
  }, options)
  const answer = (at: number) =>
    calls[at]?.end.resolve(calls[at]?.items.map((item) => item.toUpperCase()) ?? [])
  return { upper, calls, answer }
}

test('the first goes at once, what comes meanwhile goes together, each gets its own result', async () => {
  const { upper, calls, answer } = slowly()
  const all = ['a', 'b', 'c'].map(upper)
  expect(calls.map(({ items }) => items)).toEqual([['a']])
  answer(0)
  await all[0]
  expect(calls.map(({ items }) => items)).toEqual([['a'], ['b', 'c']])
  answer(1)
  expect(await Promise.all(all)).toEqual(['A', 'B', 'C'])
})

test('those who went together fail together, the next ones do not', async () => {
  const { upper, calls, answer } = slowly({ most: 2 })
  const first = upper('a')
  const pair = [upper('b'), upper('c')]
  const last = upper('d')
  answer(0)
  await first
  calls[1]?.end.reject(new Error('away'))
  expect((await Promise.allSettled(pair)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  answer(2)
  expect(await last).toBe('D')
})

test('while a call hangs not everybody is let in', async () => {
  const { upper } = slowly({ mostWaiting: 1 })
  void upper('a')
  void upper('b')
  await expect(upper('c')).rejects.toThrow(GatherFullError)
})
