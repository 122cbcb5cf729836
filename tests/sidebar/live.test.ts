import { BridgeError } from '@throughline/sidebar/bridge/failure.ts'
import { type Told, WatchRefused } from '@throughline/sidebar/bridge/told.ts'
import { panels } from '@throughline/sidebar/preview/panels.ts'
import { createLive, type LiveState } from '@throughline/sidebar/state/live.ts'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { FakeStream } from './fake-stream.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Everything that has been said is heard before time goes on, and what time brings about is done after it. */
const pass = async (ms: number) => {
  await settled()
  await vi.advanceTimersByTimeAsync(ms)
  await settled()
}
const settled = async () => {
  for (let step = 0; step < 20; step += 1) await Promise.resolve()
}
const away = new BridgeError('bridge_unreachable', 'no answer')

/** A sidebar's watch over streams that the test speaks for. `random` is in the middle: waits are three quarters of the longest. */
function watching({ random = 0.5 }: { random?: number } = {}) {
  const streams: FakeStream[] = []
  const states: LiveState[] = []
  const shown: string[] = []
  let failed = 0
  let heard: number | undefined
  const live = createLive({
    open(lastEventId, signal) {
      const stream = new FakeStream(lastEventId, signal)
      streams.push(stream)
      return stream.read()
    },
    onPanel: (panel) => shown.push(panel.requester.name ?? ''),
    onState({ state, failures, heardAt }) {
      if (states.at(-1) !== state) states.push(state)
      failed = failures
      heard = heardAt
    },
    now: Date.now,
    random: () => random,
  })
  onTestFinished(() => live.stop())
  const last = () => {
    const stream = streams.at(-1)
    if (!stream) throw new Error('no stream was opened')
    return stream
  }
  return { live, streams, states, shown, last, failures: () => failed, heardAt: () => heard }
}
const named = (name: string) => ({ ...panels.found, requester: { name } })
const connected: Told = { kind: 'connected' }
const alive: Told = { kind: 'alive' }

/** As `watching`, with a stream that is open and has said one panel. */
async function open(options?: Parameters<typeof watching>[0]) {
  const watched = watching(options)
  watched.last().say(connected)
  watched.last().panel('1-a', named('first'))
  await pass(0)
  return watched
}

test('the first panel and each change arrive as they come', async () => {
  const { last, shown, states } = await open()
  last().panel('2-b', named('second'))
  await pass(0)
  expect(shown).toEqual(['first', 'second'])
  expect(states).toEqual(['live'])
})

test('a broken connection is opened again and goes on after the last panel that arrived', async () => {
  const { last, streams, states, shown } = await open()
  last().break(away)
  await pass(749)
  expect(streams).toHaveLength(1)
  await pass(1)
  expect(streams).toHaveLength(2)
  expect(last().lastEventId).toBe('1-a')
  last().say(connected)
  last().panel('2-b', named('second'))
  await pass(0)
  expect(shown).toEqual(['first', 'second'])
  // It was over within three seconds: nobody was told.
  expect(states).toEqual(['live'])
})

test('an interruption of three seconds is shown, and its end', async () => {
  const { last, states } = await open()
  last().break(away)
  await pass(750)
  await pass(2_249)
  expect(states).toEqual(['live'])
  await pass(1)
  expect(states).toEqual(['live', 'reconnecting'])
  last().say(connected)
  await pass(0)
  expect(states).toEqual(['live', 'reconnecting', 'live'])
})

/** How many seconds pass until the next stream is opened. */
const untilNext = async (streams: readonly FakeStream[]): Promise<number> => {
  const [before, since] = [streams.length, Date.now()]
  while (streams.length === before) await pass(250)
  return (Date.now() - since) / 1_000
}

test('each further attempt waits twice as long, half a minute at most, and never in step with other sidebars', async () => {
  const waits = async (random: number) => {
    const { last, streams } = await open({ random })
    const seconds: number[] = []
    for (let attempt = 0; attempt < 8; attempt += 1) {
      last().break(away)
      seconds.push(await untilNext(streams))
    }
    return seconds
  }
  expect(await waits(1)).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
  expect(await waits(0)).toEqual([0.5, 1, 2, 4, 8, 15, 15, 15])
})

test('a connection that breaks as soon as it stands is not tried ever faster', async () => {
  const { last, streams } = await open({ random: 1 })
  const seconds: number[] = []
  for (let attempt = 0; attempt < 7; attempt += 1) {
    last().say(connected)
    last().break()
    seconds.push(await untilNext(streams))
  }
  expect(seconds).toEqual([1, 2, 4, 8, 16, 30, 30])
})

test('once a connection has lived, the next break is mended quickly again', async () => {
  const { last, streams } = await open({ random: 1 })
  for (let attempt = 0; attempt < 5; attempt += 1) {
    last().break(away)
    await untilNext(streams)
  }
  last().say(connected, alive)
  await pass(0)
  last().break(away)
  expect(await untilNext(streams)).toBe(1)
})

test('a bridge that falls silent is left after three missed heartbeats', async () => {
  const { last, streams } = await open()
  await pass(15_000)
  last().say(alive)
  await pass(44_999)
  expect(streams[0]?.signal.aborted).toBe(false)
  await pass(1)
  expect(streams[0]?.signal.aborted).toBe(true)
  await pass(750)
  expect(streams).toHaveLength(2)
})

test('heartbeats alone keep a connection', async () => {
  const { last, streams } = await open()
  for (let minute = 0; minute < 40; minute += 1) {
    await pass(15_000)
    last().say(alive)
  }
  expect(streams).toHaveLength(1)
})

test('a proxy that lets nothing through is noticed after ten seconds, and counted', async () => {
  const { streams, failures, states } = watching()
  await pass(10_000)
  expect(streams[0]?.signal.aborted).toBe(true)
  expect(failures()).toBe(1)
  await pass(750 + 10_000)
  expect(failures()).toBe(2)
  expect(states).toEqual(['reconnecting'])
})

test('a session’s end is no event: the next stream goes on at once and nothing flashes', async () => {
  const { last, streams, states } = await open()
  last().say({ kind: 'ended', why: 'session_over' })
  await pass(0)
  expect(streams).toHaveLength(2)
  expect(last().lastEventId).toBe('1-a')
  // Renewing the session takes its time.
  await pass(2_500)
  last().say(connected)
  await pass(10_000)
  expect(states).toEqual(['live'])
})

test('a bridge that closes is left for another within two seconds, not by all in one moment', async () => {
  for (const [random, ms] of [
    [0, 0],
    [0.5, 1_000],
    [1, 2_000],
  ] as const) {
    const { last, streams } = await open({ random })
    last().say({ kind: 'ended', why: 'closing' })
    await pass(Math.max(0, ms - 1))
    expect(streams).toHaveLength(ms === 0 ? 2 : 1)
    await pass(1)
    expect(streams).toHaveLength(2)
  }
})

test('a bridge that has too many streams is asked again when it said, not before', async () => {
  const { last, streams } = watching({ random: 0 })
  last().break(new WatchRefused('busy', 30_000))
  await pass(30_499)
  expect(streams).toHaveLength(1)
  await pass(1)
  expect(streams).toHaveLength(2)
})

test('a bridge that cannot watch is not asked to again while the ticket is open', async () => {
  const { last, live, streams, states } = watching()
  last().break(new WatchRefused('not_supported'))
  await pass(600_000)
  live.reconnect()
  expect(streams).toHaveLength(1)
  expect(states).toEqual(['unsupported'])
  // ... until the agent comes back: it may have got a store by then.
  live.pause()
  live.resume()
  expect(streams).toHaveLength(2)
})

test('while nobody looks there is no stream; on return it goes on where it was', async () => {
  const { live, last, streams, states, shown } = await open()
  live.pause()
  expect(streams[0]?.signal.aborted).toBe(true)
  await pass(3_600_000)
  expect(streams).toHaveLength(1)
  live.resume()
  expect(last().lastEventId).toBe('1-a')
  last().say(connected)
  last().panel('2-b', named('meanwhile'))
  await pass(0)
  expect(shown).toEqual(['first', 'meanwhile'])
  expect(states).toEqual(['live', 'paused', 'live'])
})

test('coming and going within a moment opens one stream, not two', async () => {
  const { live, streams } = await open()
  live.resume()
  live.pause()
  live.resume()
  live.resume()
  expect(streams.filter(({ signal }) => !signal.aborted)).toHaveLength(1)
})

test('after the computer slept it connects at once, although the old stream seems open', async () => {
  const { last, streams } = await open()
  await pass(15_000)
  last().say(alive)
  // Timers stood still; the clock did not.
  vi.setSystemTime(Date.now() + 8 * 3_600_000)
  await pass(5_000)
  expect(streams).toHaveLength(2)
  expect(streams[0]?.signal.aborted).toBe(true)
  expect(last().lastEventId).toBe('1-a')
})

test('after a night’s sleep the panel is as old as the night, not as the attempts to connect', async () => {
  const { last, heardAt, states } = await open()
  const evening = Date.now()
  vi.setSystemTime(evening + 8 * 3_600_000)
  await pass(5_000)
  last().break(away)
  await pass(3_000)
  expect(states).toEqual(['live', 'reconnecting'])
  expect(heardAt()).toBe(evening)
})

test('a page that was busy for ten seconds has not slept', async () => {
  const { streams } = await open()
  vi.setSystemTime(Date.now() + 10_000)
  await pass(10_000)
  expect(streams).toHaveLength(1)
})

test('a clock that runs a hundred times too fast opens one stream a minute at most', async () => {
  const { last, streams } = await open()
  for (let second = 0; second < 120; second += 1) {
    vi.setSystemTime(Date.now() + 99_000)
    await pass(1_000)
    last().say(connected)
  }
  expect(streams.length).toBeLessThanOrEqual(4)
})

test('what an old stream still has in its hands is not shown', async () => {
  const { live, streams, last, shown } = await open()
  const [old] = streams
  live.reconnect()
  old?.panel('9-z', named('late'))
  last().say(connected)
  await pass(0)
  expect(shown).toEqual(['first'])
})

test('a watch that was stopped does nothing more', async () => {
  const { live, last, streams, states } = await open()
  last().break(away)
  live.stop()
  await pass(600_000)
  expect(streams).toHaveLength(1)
  expect(states).toEqual(['live'])
  expect(vi.getTimerCount()).toBe(0)
})
