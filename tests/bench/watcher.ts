import { Agent, type IncomingMessage, request } from 'node:http'

/** One open sidebar, as cheap as it can be: it counts panels and knows when the last one came. */
export interface Watcher {
  panels(): number
  /** Resolves with the time, as of `performance.now()`, at which the next panel has come whole. */
  next(): Promise<number>
  close(): void
}

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY, keepAlive: false })

/** Opens a stream; resolves once its first panel is there. */
export async function openWatcher(
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<Watcher> {
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(`${url}/trpc/panel.watch`, { method: 'POST', headers, agent }, resolve)
    asked.once('error', reject)
    asked.end(body)
  })
  if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}`)
  let count = 0
  let tail = ''
  let wake: ((at: number) => void) | undefined
  // An event's id comes behind its panel, in our door as in tRPC's.
  reply.setEncoding('utf8').on('data', (text: string) => {
    const words = tail + text
    if (!words.includes('\nid: ')) {
      tail = words.slice(-5)
      return
    }
    tail = ''
    count += 1
    wake?.(performance.now())
  })
  const watcher: Watcher = {
    panels: () => count,
    next: () =>
      new Promise((resolve) => {
        wake = resolve
      }),
    close: () => reply.destroy(),
  }
  if (count === 0) await watcher.next()
  return watcher
}
