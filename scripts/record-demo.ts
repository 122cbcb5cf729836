import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { animate, type Frame } from './record-demo/apng.ts'
import { type Chromium, launchChromium } from './record-demo/chromium.ts'
import { startDemo } from './start/demo.ts'

// Records what the README shows of the live demo. By hand: node scripts/record-demo.ts [--browser /usr/bin/chromium] [--dark]

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: process.env.CHROMIUM_PATH ?? 'chromium' },
    dark: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, '../docs/images/live.png') },
  },
})

const size = { width: 1280, height: 800 }
/** A pointer on a button, and time to read what came of it. */
const [aimMs, readMs] = [900, 2_600]
/** Long after any webhook has arrived; a recording that waits longer has nothing to show. */
const patienceMs = 10_000

const workbenchButton = (name: string) =>
  `[...document.querySelectorAll('#world button')].find((one) => one.textContent === ${JSON.stringify(name)})`

interface Step {
  press: string
  /** What must then stand in the panel, as a regular expression. */
  until: RegExp
}

const ticket = 114
const begin = /Being picked/
const steps: Step[] = [
  { press: 'Pick it', until: /Picked/ },
  { press: 'Pack and label it', until: /Label made|Label printed/ },
  { press: 'Hand it to the carrier', until: /In transit/ },
  { press: 'Out for delivery', until: /Out for delivery/ },
  { press: 'Nobody at home', until: /Delivery attempted/ },
]

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${patienceMs / 1000} s.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function record(
  chromium: Chromium,
  { url, appOrigin }: { url: string; appOrigin: string },
): Promise<Frame[]> {
  const frames: Frame[] = []
  // The customer's other orders may have been delivered long ago.
  const panel = () =>
    chromium.evaluate<string>(`document.querySelector('article')?.innerText ?? ''`, appOrigin)
  await chromium.open(`${url}/#/tickets/${ticket}`)
  await until('The panel', async () => begin.test(await panel()))
  if (values.dark)
    await chromium.evaluate(`document.querySelector('[aria-label="Switch to dark colours"]').click()`)
  const left = await chromium.evaluate<number>(
    `document.querySelector('#world').getBoundingClientRect().left`,
  )
  const clip = { x: left, y: 48, width: size.width - left, height: size.height - 48 }
  const keep = async (ms: number) => frames.push({ png: await chromium.picture(clip), ms })
  await keep(readMs)
  for (const { press, until: expected } of steps) {
    await until(`The button "${press}"`, () => chromium.evaluate(`Boolean(${workbenchButton(press)})`))
    await chromium.point(workbenchButton(press), { click: false })
    await keep(aimMs)
    await chromium.point(workbenchButton(press), { click: true })
    await until(`"${press}" in the panel`, async () => expected.test(await panel()))
    // Marks fade in, and the last webhook is acknowledged.
    await new Promise((resolve) => setTimeout(resolve, 700))
    await keep(readMs)
  }
  return frames
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const [workbench = 0, app = 0, bridge = 0, merchant = 0] = await Promise.all([1, 2, 3, 4].map(freePort))
const say = (line: string) => process.stdout.write(`${line}\n`)
const demo = await startDemo({
  ports: { workbench, app, bridge, merchant },
  say,
  logFile: join(tmpdir(), 'throughline-recording.log'),
})
const chromium = await launchChromium(values.browser, size)
try {
  const frames = await record(chromium, { url: demo.url, appOrigin: `http://localhost:${app}` })
  const animation = animate(frames)
  writeFileSync(values.out, animation)
  say(
    `${relative(process.cwd(), values.out)}: ${frames.length} frames, ${Math.round(animation.length / 1024)} kB`,
  )
} finally {
  await chromium.close()
  await demo.close()
}
