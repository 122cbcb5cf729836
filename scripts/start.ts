import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { ListenError } from '../apps/bridge/src/platform/http-server.ts'
import { whenCallerGone } from './start/caller.ts'
import { type Demo, startDemo } from './start/demo.ts'
import { portsFrom, requireFree, StartError } from './start/ports.ts'
import { startReal } from './start/real.ts'

// pnpm start: the product with a simulated merchant and a simulated helpdesk, in a browser. --real: with two real systems instead.

const { values } = parseArgs({ options: { real: { type: 'boolean', default: false } } })
if (values.real) process.exit(await startReal())

/** Longest a clean stop may take; servers that still hang then end with the process. */
const patienceMs = 8_000

const root = join(import.meta.dirname, '..')
const logFile = join(root, 'tmp/bridge.log')
const say = (line: string) => process.stdout.write(`${line}\n`)

let demo: Demo | undefined
let stopping = false

function stop(): void {
  // A second Ctrl-C is impatience.
  if (stopping) process.exit(0)
  stopping = true
  setTimeout(() => process.exit(0), patienceMs).unref()
  const closed = demo?.close() ?? Promise.resolve()
  closed.then(
    () => process.exit(0),
    (error: unknown) => fail(error),
  )
}

function fail(error: unknown): never {
  const plain = error instanceof StartError || error instanceof ListenError
  process.stderr.write(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
whenCallerGone(stop)
// A terminal that is gone takes no more lines; that is no reason to die before the ports are given back.
process.stdout.on('error', stop)

try {
  const ports = portsFrom(process.env.THROUGHLINE_PORT)
  await requireFree(ports)
  say('Starting Throughline with a simulated merchant …')
  demo = await startDemo({ ports, say, logFile })
  say(
    `\n  Open  ${demo.url}\n\nA bot's key is in tmp/bot-key (docs/bots.md).\nCtrl-C stops it. The bridge writes its log to ${relative(root, logFile)}.`,
  )
} catch (error) {
  fail(error)
}
