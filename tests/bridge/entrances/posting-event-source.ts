import { readEvents } from '../../kit/event-reader.ts'

type Listener = (event: { type: string; data?: string; lastEventId?: string }) => void

/**
 * An `EventSource` for tRPC's client that sends by POST what the client puts into the address, with headers of ours. It connects once;
 * coming back after a drop is no concern of these tests.
 */
export const postingEventSource = (headers: Record<string, string>) =>
  class {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSED = 2
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSED = 2
    readyState = 0
    readonly #listeners = new Map<string, Listener[]>()
    readonly #leaving = new AbortController()

    constructor(url: string) {
      this.#read(new URL(url)).catch(() => {
        this.readyState = this.CLOSED
        this.#tell({ type: 'error' })
      })
    }

    addEventListener(type: string, listener: Listener): void {
      this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener])
    }

    removeEventListener(): void {}

    close(): void {
      this.readyState = this.CLOSED
      this.#leaving.abort()
    }

    #tell(event: Parameters<Listener>[0]): void {
      for (const listener of this.#listeners.get(event.type) ?? []) listener(event)
    }

    async #read(url: URL): Promise<void> {
      const body = url.searchParams.get('input') ?? ''
      url.search = ''
      const reply = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal: this.#leaving.signal,
      })
      if (!reply.ok) throw new Error(`answered ${reply.status}`)
      this.readyState = this.OPEN
      const events = readEvents(reply)
      for (let event = await events.next(); event; event = await events.next()) {
        this.#tell({ type: event.event ?? 'message', data: event.data, lastEventId: event.id ?? '' })
      }
    }
  }
