import type { IncomingMessage, ServerResponse } from 'node:http'
import { CommandError, commands, type Stage, stateOf, worldOfTicket } from './commands.ts'
import type { Entry } from './log.ts'
import { refusalOf } from './same-host.ts'

/**
 * The simulation's remote control, for the workbench. No vendor has anything like it.
 *
 * | call | what |
 * |---|---|
 * | `GET /control` | clock, systems and their faults |
 * | `GET /control/tickets/<id>` | what a ticket is about, as it truly is, and what can be made to happen |
 * | `GET /control/log` | server-sent events: `entry` for each line, `clock` and `switches` when they change |
 * | `POST /control/act` | `{ ticket, action }` |
 * | `POST /control/clock` | `{ hours }`, `{ until: "next", orders? }` or `{ speed }` |
 * | `POST /control/faults` | `{ connection, fault }`, null for none |
 * | `POST /control/webhooks` | `{ connection, duplicate?, reorder?, drop? }` |
 * | `POST /control/delays` | `{ toldAtOnce }` |
 */
export function createControl(stage: Stage): {
  handle(incoming: IncomingMessage, outgoing: ServerResponse): void
  close(): void
} {
  const streams = new Set<ServerResponse>()
  const write = (event: string, data: unknown, to: Iterable<ServerResponse> = streams) => {
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
    for (const stream of to) stream.write(text)
  }
  const unhearLog = stage.simulation.log.listen((entry: Entry) => {
    write('entry', entry)
    if (entry.kind === 'switch') write('switches', stateOf(stage))
  })
  const unhearClock = stage.simulation.clock.onChange(() => write('clock', stage.simulation.clock.state()))
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': still there\n\n')
  }, 15_000)
  heartbeat.unref()

  const stream = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    streams.add(outgoing)
    incoming.on('close', () => streams.delete(outgoing))
    write('switches', stateOf(stage), [outgoing])
    for (const entry of stage.simulation.log.recent()) write('entry', entry, [outgoing])
  }

  const answer = async (incoming: IncomingMessage): Promise<unknown> => {
    const path = (incoming.url ?? '').split('?')[0]?.replace(/^\/control\/?/, '') ?? ''
    if (incoming.method === 'GET') {
      if (path === '') return stateOf(stage)
      const [, ticket] = /^tickets\/(\d+)$/.exec(path) ?? []
      if (ticket) return worldOfTicket(stage, Number(ticket))
    }
    const command = incoming.method === 'POST' && Object.hasOwn(commands, path) ? commands[path] : undefined
    if (!command) throw new CommandError(404, `There is no ${incoming.method} /control/${path}.`)
    return command(stage, await readJson(incoming))
  }

  return {
    handle(incoming, outgoing) {
      const refusal = refusalOf(incoming)
      if (refusal) return reply(outgoing, 403, { error: refusal })
      if (incoming.method === 'GET' && incoming.url?.split('?')[0] === '/control/log')
        return stream(incoming, outgoing)
      answer(incoming).then(
        (body) => reply(outgoing, 200, body),
        (error: unknown) =>
          reply(
            outgoing,
            error instanceof CommandError ? error.status : error instanceof RangeError ? 400 : 500,
            {
              error: error instanceof Error ? error.message : String(error),
            },
          ),
      )
    },
    close() {
      clearInterval(heartbeat)
      unhearLog()
      unhearClock()
      for (const stream of streams) stream.end()
    },
  }
}

function reply(outgoing: ServerResponse, status: number, body: unknown): void {
  outgoing.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  outgoing.end(JSON.stringify(body))
}

/** No command is long. */
const longest = 10_000

async function readJson(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > longest) throw new CommandError(400, `A command has at most ${longest} bytes.`)
    parts.push(part)
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'))
    if (typeof body === 'object' && body !== null) return { ...body }
  } catch {
    // Said below, with everything else that is no object.
  }
  throw new CommandError(400, 'A command is a JSON object.')
}
