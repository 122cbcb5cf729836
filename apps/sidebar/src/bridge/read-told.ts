import type { PanelEvent } from '@throughline/shared/contract'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { BridgeError } from './failure.ts'
import type { Told } from './told.ts'

/** A hundred times the longest panel we have seen. */
const longestEvent = 10_000_000

/** Reads the bridge's server-sent events, in the words of tRPC, until they end. Leaving the loop lets go of the connection. */
export async function* readTold(body: ReadableStream<Uint8Array>): AsyncGenerator<Told, void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const events: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => events.push(event), maxBufferSize: longestEvent })
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parser.feed(decoder.decode(part.value, { stream: true }))
      for (const event of events.splice(0)) yield* toldBy(event)
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

const toldBy = ({ event, id, data }: EventSourceMessage): Told[] => {
  switch (event ?? 'message') {
    case 'message':
      return id ? [{ kind: 'panel', id, panel: (JSON.parse(data) as PanelEvent).panel }] : []
    case 'connected':
      return [{ kind: 'connected' }]
    case 'ping':
      return [{ kind: 'alive' }]
    case 'return':
      return [{ kind: 'ended', why: data as Extract<Told, { kind: 'ended' }>['why'] }]
    case 'serialized-error':
      throw new BridgeError('bridge_failed', 'The bridge failed while it watched.')
    default:
      // A newer bridge may say more than we know.
      return []
  }
}
