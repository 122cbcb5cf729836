import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { whenCallerGone } from '../../scripts/start/caller.ts'
import { portsFrom, requireFree, StartError } from '../../scripts/start/ports.ts'
import { castOf } from './cast.ts'
import { startHelpdesk } from './helpdesk.ts'
import { whyNoTryton } from './install-tryton.ts'
import { connectionsOf, startMerchant } from './merchant.ts'
import { takePictures } from './pictures.ts'
import { progressBar } from './progress.ts'

// pnpm real: the bridge before two real systems, Vendure and Tryton, in a browser. docs/real-systems.md

/** Longest a clean stop may take; servers that still hang then end with the process. */
const patienceMs = 15_000

const root = join(import.meta.dirname, '../..')
const logFile = join(root, 'tmp/real-bridge.log')
const { values } = parseArgs({ options: { pictures: { type: 'boolean', default: false } } })

const opened = new AsyncDisposableStack()
let stopping = false

function stop(): void {
  // A second Ctrl-C is impatience.
  if (stopping) process.exit(130)
  stopping = true
  setTimeout(() => process.exit(1), patienceMs).unref()
  opened.disposeAsync().then(() => process.exit(0), fail)
}

function fail(error: unknown): never {
  const words = error instanceof StartError ? error.message : error instanceof Error ? error.stack : error
  process.stderr.write(`${words}\n`)
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
whenCallerGone(stop)
process.stdout.on('error', stop)

try {
  const started = performance.now()
  const why = await whyNoTryton()
  if (why) throw new StartError(why)
  const first = portsFrom(process.env.THROUGHLINE_PORT)
  const ports = {
    ...first,
    vendure: first.merchant,
    tryton: first.merchant + 1,
    carriers: first.merchant + 2,
  }
  await requireFree(ports)

  // The number of steps is known before there is a merchant: the stories are told by what they would do.
  const bar = progressBar(castOf(Object.create(null)).flatMap(({ first: steps }) => steps).length + 2)
  const merchant = await bar.step('Vendure and Tryton start', () => startMerchant({ ports, say: bar.say }))
  opened.defer(() => merchant.close())
  const cast = castOf(merchant)
  for (const { who, first: steps } of cast) {
    for (const { what, run } of steps) await bar.step(`${who}: ${what}`, run)
  }
  const helpdesk = await bar.step('bridge and workbench start', () =>
    startHelpdesk({
      ports,
      connections: connectionsOf(merchant),
      tickets: cast.map(({ ticket }) => ticket()),
      say: bar.say,
      logFile,
    }),
  )
  opened.defer(() => helpdesk.close())
  bar.end()
  const seconds = Math.round((performance.now() - started) / 1_000)

  if (values.pictures) {
    await takePictures(helpdesk.url, join(root, 'docs/images'))
    stop()
  } else {
    process.stdout.write(
      [
        `\n  Open  ${helpdesk.url}   (ready after ${seconds} s)\n`,
        `Vendure  ${merchant.vendure.url}/admin-api   ${merchant.vendure.credentials.user} / ${merchant.vendure.credentials.password}`,
        `Tryton   ${merchant.tryton.url}   database ${merchant.tryton.database}, ${merchant.tryton.credentials.user} / ${merchant.tryton.credentials.password}`,
        `\nCtrl-C stops all of it. The bridge writes its log to ${relative(root, logFile)}.\n`,
      ].join('\n'),
    )
    goOn(cast)
  }
} catch (error) {
  // Both systems are processes of their own: they must not be left behind.
  await opened.disposeAsync().catch(() => {})
  fail(error)
}

/** Each Enter does the next thing that the stories have left open. */
function goOn(cast: ReturnType<typeof castOf>): void {
  const open = cast.flatMap(({ who, story, rest }) => rest.map((step) => ({ who, story, ...step })))
  const next = () =>
    process.stdout.write(
      open[0]
        ? `Enter: ${open[0].who}, order ${open[0].story.number()}: ${open[0].what} …\n`
        : 'That was all of it.\n',
    )
  next()
  const lines = createInterface({ input: process.stdin })
  // One after the other, however fast Enter is pressed.
  let turn = Promise.resolve()
  lines.on('line', () => {
    turn = turn
      .then(async () => {
        await open.shift()?.run()
        next()
      })
      .catch(fail)
  })
}
