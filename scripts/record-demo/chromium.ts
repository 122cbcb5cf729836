import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** As much of a browser as a recording needs, over the DevTools protocol: https://chromedevtools.github.io/devtools-protocol/ */
export interface Chromium {
  open(url: string): Promise<void>
  /** Evaluates in the page, or in the frame of that origin; promises are awaited. */
  evaluate<T>(code: string, origin?: string): Promise<T>
  /** Moves the mouse to the middle of what the code finds, and clicks it when told to. */
  point(code: string, how: { click: boolean }): Promise<void>
  /** A PNG of a part of the page, in CSS pixels. */
  picture(clip: { x: number; y: number; width: number; height: number }): Promise<Buffer>
  close(): Promise<void>
}

interface Size {
  width: number
  height: number
}

interface Evaluated<T> {
  result: { value: T }
  exceptionDetails?: { exception?: { description?: string } }
}

interface Context {
  id: number
  origin: string
}

/** @throws Error when there is no such program or it does not answer */
export async function launchChromium(program: string, { width, height }: Size): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'throughline-recording-'))
  const browser = spawn(
    program,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--hide-scrollbars',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--window-size=${width},${height}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const port = await portOf(browser.stderr)
  const pages: { type: string; webSocketDebuggerUrl: string }[] = await (
    await fetch(`http://127.0.0.1:${port}/json`)
  ).json()
  const page = pages.find(({ type }) => type === 'page')
  if (!page) throw new Error('The browser has no page.')
  const { send, contexts } = await talkTo(page.webSocketDebuggerUrl)
  for (const domain of ['Page', 'Runtime']) await send(`${domain}.enable`)
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
  await send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Berlin' })

  const evaluate = async <T>(code: string, origin?: string): Promise<T> => {
    const context = origin === undefined ? undefined : contexts().findLast((one) => one.origin === origin)
    if (origin !== undefined && !context) throw new Error(`No frame of ${origin} is there.`)
    const { result, exceptionDetails } = await send<Evaluated<T>>('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      ...(context && { contextId: context.id }),
    })
    if (exceptionDetails) throw new Error(`${code}: ${exceptionDetails.exception?.description}`)
    return result.value
  }

  return {
    async open(url) {
      await send('Page.navigate', { url })
    },
    evaluate,
    async point(code, { click }) {
      const [x, y] = await evaluate<[number, number]>(
        `(() => { const one = ${code}; one.scrollIntoView({ block: 'nearest' }); const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] })()`,
      )
      const at = { x, y, button: 'left', clickCount: 1 }
      await send('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved', button: 'none' })
      if (!click) return
      await send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' })
      await send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' })
    },
    async picture(clip) {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', {
        format: 'png',
        clip: { ...clip, scale: 1 },
      })
      return Buffer.from(data, 'base64')
    },
    async close() {
      browser.kill()
      await once(browser, 'exit')
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** It writes `DevTools listening on ws://127.0.0.1:<port>/…` once it is there. */
async function portOf(stderr: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const part of stderr) {
    said += part
    const [, port] = /listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? []
    if (port) return port
  }
  throw new Error(`The browser ended: ${said}`)
}

async function talkTo(url: string) {
  const socket = new WebSocket(url)
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error(`${url} does not answer.`)))
  })
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  const contexts = new Map<number, Context>()
  let last = 0
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error } = JSON.parse(String(data))
    if (method === 'Runtime.executionContextCreated') contexts.set(params.context.id, params.context)
    if (method === 'Runtime.executionContextDestroyed') contexts.delete(params.executionContextId)
    if (method === 'Runtime.executionContextsCleared') contexts.clear()
    const asked = waiting.get(id)
    if (!asked) return
    waiting.delete(id)
    if (error) asked.reject(new Error(error.message))
    else asked.resolve(result)
  })
  return {
    contexts: () => [...contexts.values()],
    /** `T` is what the protocol says of the method's result. */
    send: <T = unknown>(method: string, params: object = {}): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve: (answer) => resolve(answer as T), reject })
        socket.send(JSON.stringify({ id: last, method, params }))
      }),
  }
}
