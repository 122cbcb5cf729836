import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

export interface ServerProcess {
  /** Of the process as it runs now. */
  pid(): number
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
  /** No time to say goodbye. */
  kill(): Promise<void>
  /** Starts it again on the same port, over what it had kept. */
  restart(): Promise<void>
  /** Stops it answering without closing anything, as a machine does that is overloaded; `resume` lets it go on. */
  freeze(): void
  resume(): void
}

export interface ServerCommand {
  /** For the reader, when it does not start. */
  name: string
  command(again: boolean): { program: string; parameters: string[]; env?: NodeJS.ProcessEnv }
  /** Where it may leave files. */
  cwd: string
  /** Answers with anything at all once it is up. */
  url: string
}

/** Longest start on a machine whose two cores are busy elsewhere. */
const patienceMs = 120_000

/** A server of somebody else as a process of its own. Resolves when it answers. */
export async function startServer({ name, command, url, cwd }: ServerCommand): Promise<ServerProcess> {
  let child = await launch(false)

  async function launch(again: boolean): Promise<ChildProcess> {
    const { program, parameters, env } = command(again)
    const started = spawn(program, parameters, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      cwd,
    })
    let said = ''
    const listen = (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2_000)
    }
    started.stdout.on('data', listen)
    started.stderr.on('data', listen)
    let failure: string | undefined
    started.once('error', (error) => {
      failure = error.message
    })
    started.once('exit', (code, signal) => {
      failure ??= `it ended with ${code ?? signal}`
    })
    const deadline = Date.now() + patienceMs
    while (!(await answers(url))) {
      if (failure || Date.now() > deadline) {
        started.kill('SIGKILL')
        throw new Error(`${name} did not start: ${failure ?? `no answer at ${url}`}\n${said}`)
      }
      await setTimeout(100)
    }
    return started
  }

  // Whoever started it may end by a mistake of his own; a server that stays behind would keep its port.
  const leaveNothing = () => void child.kill('SIGKILL')
  process.on('exit', leaveNothing)

  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    pid: () => child.pid ?? 0,
    async stop() {
      await end('SIGTERM')
      process.off('exit', leaveNothing)
    },
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGKILL')
      child = await launch(true)
    },
    freeze: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await reply.arrayBuffer()
    return true
  } catch {
    return false
  }
}
