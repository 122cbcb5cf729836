import { createServer } from 'node:net'
import { portHolder } from './port-holder.ts'

export interface Ports {
  workbench: number
  app: number
  bridge: number
  merchant: number
}

const firstByDefault = 4300
const lastFirst = 65_535 - 3

/** A sentence for the terminal instead of a stack trace: something that the reader can put right. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** Four neighbouring ports from THROUGHLINE_PORT on, 4300 unless told. */
export function portsFrom(chosen: string | undefined): Ports {
  const first = chosen ? Number(chosen) : firstByDefault
  if (!Number.isInteger(first) || first < 1 || first > lastFirst) {
    throw new StartError(
      `THROUGHLINE_PORT is ${chosen}; make it a number from 1 to ${lastFirst}, such as 4400.`,
    )
  }
  return { workbench: first, app: first + 1, bridge: first + 2, merchant: first + 3 }
}

/** Throws a `StartError` that names each port that is taken, by whom as far as that can be seen, and how to choose others. */
export async function requireFree(ports: Ports): Promise<void> {
  const taken: string[] = []
  for (const [name, port] of Object.entries(ports)) {
    if (await isFree(port)) continue
    const holder = await portHolder(port)
    taken.push(`Port ${port} (${name}) is taken${holder ? ` by ${holder}` : ''}.`)
  }
  if (taken.length === 0) return
  const elsewhere = ports.workbench + 100 <= lastFirst ? ports.workbench + 100 : firstByDefault
  throw new StartError(
    `${taken.join('\n')}\nStop what uses it, or choose other ports: THROUGHLINE_PORT=${elsewhere} npx -y pnpm@12 start`,
  )
}

/** On both loopback addresses: a browser asks ::1 first, so a stranger there would answer in our place. */
const isFree = async (port: number): Promise<boolean> =>
  (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'))

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else if (error.code === 'EACCES')
        reject(new StartError(`Port ${port} may not be opened by this user; choose one above 1024.`))
      else resolve(true) // no such address on this machine, so nobody can stand there
    })
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
