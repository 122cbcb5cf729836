import type { Watch, WatchEvent, WatchRequest } from '@throughline/bridge/flow/watch.ts'
import { emptyPanel } from './panels.ts'

/** A watch that says what the test tells it to, to everybody who watches; first of all an empty panel. */
export function fakeWatch() {
  const asked: WatchRequest[] = []
  const open = new Set<{ queue: WatchEvent[]; wake: () => void }>()
  const watch: Watch = async function* (request) {
    asked.push(request)
    const { scope, signal } = request
    const reader = { queue: [{ id: '1-first', panel: emptyPanel(scope.connections) }], wake: () => {} }
    open.add(reader)
    signal.addEventListener('abort', () => reader.wake())
    try {
      while (!signal.aborted) {
        yield* reader.queue.splice(0)
        if (reader.queue.length > 0) continue
        await new Promise<void>((resolve) => {
          reader.wake = resolve
        })
      }
    } finally {
      open.delete(reader)
    }
  }
  return {
    watch,
    asked,
    open,
    say(event: WatchEvent): void {
      for (const { queue, wake } of open) {
        queue.push(event)
        wake()
      }
    },
  }
}
