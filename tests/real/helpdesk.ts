import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseConfig } from '@throughline/bridge/config.ts'
import { startBridge } from '@throughline/bridge/server.ts'
import { assembleApp } from '@throughline/sidebar/packaging/assemble-app.ts'
import { buildApp } from '@throughline/sidebar/packaging/build-app.ts'
import { startWorkbench, type WorkbenchTicket } from '@throughline/sidebar/workbench'
import { realConfig } from './real-config.ts'

const root = join(import.meta.dirname, '../..')

export interface HelpdeskOptions {
  ports: { workbench: number; app: number; bridge: number }
  connections: object
  tickets: WorkbenchTicket[]
  say: (line: string) => void
  logFile: string
}

/** A bridge to these connections and the workbench with these tickets, in a browser at `url`. */
export async function startHelpdesk({ ports, connections, tickets, say, logFile }: HelpdeskOptions) {
  await using opened = new AsyncDisposableStack()
  await buildApp({ say })
  const appDir = assembleApp({ targetDir: join(root, '.cache/real-app'), bridgeHosts: ['localhost'] })
  const appSecret = secret()
  const config = realConfig({
    connections,
    bridge: { port: ports.bridge, sessionSecret: secret() },
    zendesk: { appSecret, extraOrigins: [`http://localhost:${ports.app}`] },
  })
  mkdirSync(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile)
  opened.defer(() => new Promise<void>((resolve) => log.end(() => resolve())))
  const bridge = await startBridge({
    config: parseConfig(JSON.stringify(config), { file: 'the configuration for the real systems', env: {} }),
    logDestination: { write: (line) => void (log.writableEnded || log.write(line)) },
  })
  opened.defer(() => bridge.close())
  const workbench = await startWorkbench({
    port: ports.workbench,
    appPort: ports.app,
    appDir,
    bridgeUrl: config.bridge.publicUrl,
    secureSettings: { bridge_secret: appSecret },
    tickets,
    label: 'Simulated helpdesk, real Vendure and Tryton',
    subdomain: 'demo',
    installationId: '1',
  })
  opened.defer(() => workbench.close())
  const running = opened.move()
  return { url: workbench.url, close: () => running.disposeAsync() }
}

/** Fresh at each start: nothing outside this process can sign in. */
const secret = () => randomBytes(32).toString('hex')
