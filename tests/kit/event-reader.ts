import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream'

export interface EventReader {
  /** The next event of any kind; `undefined` when the stream is over. */
  next(): Promise<EventSourceMessage | undefined>
  /** The next event of this kind, whatever comes before it. Throws when the stream ends without one. */
  until(kind: 'connected' | 'message' | 'ping' | 'return' | 'serialized-error'): Promise<EventSourceMessage>
  /** The next answer, put back into words. */
  answer<T>(): Promise<{ id: string | undefined; data: T }>
  leave(): Promise<void>
}

/** Reads server-sent events from a reply of fetch. */
export function readEvents(reply: Response): EventReader {
  if (!reply.body) throw new Error('the reply has no body')
  const reader = reply.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  const next: EventReader['next'] = async () => (await reader.read()).value
  const until: EventReader['until'] = async (kind) => {
    for (let event = await next(); event; event = await next()) {
      if ((event.event ?? 'message') === kind) return event
    }
    throw new Error(`the stream ended without ${kind}`)
  }
  return {
    next,
    until,
    async answer() {
      const { id, data } = await until('message')
      return { id, data: JSON.parse(data) }
    },
    leave: () => reader.cancel(),
  }
}
