import { fork } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, whose CPU time can be read. */
export interface Worker {
  url: string
  /** User and system time used until now, in microseconds. */
  cpuMicros(): Promise<number>
  /** Resident memory in bytes, garbage collected. */
  memory(): Promise<number>
  /** Resident memory in bytes, as an operator sees it. */
  resident(): Promise<number>
  stop(): Promise<void>
}

type Answer = { port: number } | { cpu: number } | { memory: number }

/** In the child: makes the server from the parent's first message, tells its port, and answers questions about itself. */
export function serveParent<Options>(make: (options: Options) => Server | Promise<Server>): void {
  process.once('message', async (options: Options) => {
    const server = await make(options)
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    process.send?.({ port: (server.address() as AddressInfo).port } satisfies Answer)
    process.on('message', (question: 'cpu' | 'memory' | 'resident') => {
      // What is garbage belongs to nobody.
      if (question === 'memory') globalThis.gc?.()
      const { user, system } = process.cpuUsage()
      process.send?.(question === 'cpu' ? { cpu: user + system } : { memory: process.memoryUsage().rss })
    })
  })
  process.once('disconnect', () => process.exit(0))
}

/** In the parent: starts `servers/<name>.ts` with its options. */
export async function startWorker<Options extends object>(name: string, options: Options): Promise<Worker> {
  const child = fork(fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url)), {
    serialization: 'advanced',
    execArgv: ['--expose-gc'],
  })
  const next = () =>
    new Promise<Answer>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`the server ${name} ended with ${code}`))
      child.once('exit', ended)
      child.once('message', (answer) => {
        child.off('exit', ended)
        resolve(answer as Answer)
      })
    })
  const started = next()
  child.send(options)
  const first = await started
  if (!('port' in first)) throw new Error(`the server ${name} told no port`)
  const ask = async (question: 'cpu' | 'memory' | 'resident') => {
    const answer = next()
    child.send(question)
    return answer
  }
  return {
    url: `http://127.0.0.1:${first.port}`,
    async cpuMicros() {
      const answer = await ask('cpu')
      return 'cpu' in answer ? answer.cpu : 0
    },
    async memory() {
      const answer = await ask('memory')
      return 'memory' in answer ? answer.memory : 0
    },
    async resident() {
      const answer = await ask('resident')
      return 'memory' in answer ? answer.memory : 0
    },
    async stop() {
      child.removeAllListeners('exit')
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await gone
    },
  }
}
