import type { StreamEnding } from '@throughline/shared/contract'
import { isTrackedEnvelope } from '@trpc/server'
import type { Response } from 'express'
import { factsOf } from './request-log.ts'

/** Proxies close what is silent for 30 to 60 s. */
const everyMs = 15_000
/** Three pings: a reader that hears nothing for so long should connect again. */
const inactivityMs = 45_000
/** A reader that takes nothing for so long is gone or in trouble, and may resume. Until then nothing more is made for it. */
const waitMs = 20_000

export interface EventStreamOptions {
  pingMs?: number
  patienceMs?: number
}

/** An open stream of answers to one reader. */
export interface EventStream {
  /** Resolves when there is room for the next: whoever waits holds one answer, never a queue of them. */
  send(answer: unknown): Promise<void>
  /** Tells the reader why and ends the response. Of several endings the first counts. */
  end(ending: StreamEnding): void
  /** A failure in tRPC's shape: the reader hears of it and may come again. */
  fail(shape: unknown): void
  isOver(): boolean
}

/**
 * Answers with server-sent events as tRPC writes them (`connected`, answers with their ids, `ping`, `serialized-error`, `return`; its
 * source is `stream/sse.ts`), so that tRPC's own client reads them. They go straight to the socket: tRPC's web streams cost several
 * times the memory and CPU for each reader (docs/decisions/0008-push-in-trpcs-words.md has the figures).
 */
export function openEventStream(response: Response, options: EventStreamOptions = {}): EventStream {
  const { pingMs = everyMs, patienceMs = waitMs } = options
  const facts = factsOf(response)
  let isOver = false
  const finish = (how: string, lastWords?: string): void => {
    if (isOver) return
    isOver = true
    facts.ended = how
    clearInterval(ping)
    if (lastWords === undefined) response.destroy()
    else response.end(lastWords)
  }

  // The log's line is written before we hear that the reader is gone.
  facts.ended = 'left'

  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    // nginx would otherwise hold events back until its buffer is full
    'X-Accel-Buffering': 'no',
  })
  response.write(frame('connected', JSON.stringify({ reconnectAfterInactivityMs: inactivityMs })))
  const ping = setInterval(() => {
    if (!response.writableNeedDrain) response.write(frame('ping', ''))
  }, pingMs)
  response.once('close', () => finish('left'))

  return {
    async send(answer) {
      if (isOver || response.write(answerText(answer))) return
      if (!(await drained(response, patienceMs))) finish('too_slow')
    },
    end: (ending) => finish(ending, frame('return', ending)),
    fail: (shape) => finish('failed', frame('serialized-error', JSON.stringify(shape))),
    isOver: () => isOver,
  }
}

const frame = (event: string, data: string): string => `event: ${event}\ndata: ${data}\n\n`

const texts = new WeakMap<object, string>()

/** What many readers get is put into words once. */
function answerText(answer: unknown): string {
  const [id, data]: [string | undefined, unknown] = isTrackedEnvelope(answer)
    ? [answer[0], answer[1]]
    : [undefined, answer]
  const known = typeof data === 'object' && data !== null ? texts.get(data) : undefined
  const text = known ?? JSON.stringify(data)
  if (typeof data === 'object' && data !== null) texts.set(data, text)
  return id === undefined ? `data: ${text}\n\n` : `data: ${text}\nid: ${id}\n\n`
}

/** False when there was no room within `ms`, or the reader left. */
const drained = (response: Response, ms: number): Promise<boolean> =>
  new Promise((resolve) => {
    const settle = (isRoom: boolean) => {
      clearTimeout(timer)
      response.off('drain', yes).off('close', no)
      resolve(isRoom)
    }
    const yes = () => settle(true)
    const no = () => settle(false)
    const timer = setTimeout(no, ms)
    response.once('drain', yes).once('close', no)
  })
