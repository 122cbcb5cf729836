import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { DestinationStream } from 'pino'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { ListenError, listen } from './platform/http-server.ts'
import { KeysFileError } from './platform/keys/keys-file.ts'
import { createLog } from './platform/log.ts'
import { DataFolderError } from './platform/store/data-folder-lock.ts'
import { StoreError } from './wire-store.ts'
import { type BridgeTools, wireBridge } from './wiring.ts'

export interface BridgeOptions {
  /** Read when `config` is not given. */
  configFile?: string
  config?: Config
  /** Instead of `bridge.port`; 0 takes a free one. */
  port?: number
  /** Epoch milliseconds. */
  now?: () => number
  /** For tests: answers to who tries to verify come at full steps of so many milliseconds. */
  verifyStepMs?: number
  /** Hears of the parts that hold what is known, before it listens: a demo puts its past there. */
  onOpened?: BridgeTools['onOpened']
  /** Instead of standard output. */
  logDestination?: DestinationStream
}

export interface RunningBridge {
  /** Where it listens, without a slash at the end. */
  url: string
  /** Takes no new calls, finishes those under way within 5 s, and closes its connections. */
  close(): Promise<void>
}

/**
 * Starts the bridge.
 * @throws ConfigError when the configuration is wrong, ListenError when the port cannot be had, StoreError and DataFolderError when the
 * store cannot; nothing is left running then
 */
export async function startBridge(options: BridgeOptions = {}): Promise<RunningBridge> {
  const config = options.config ?? loadConfig(options.configFile ?? 'throughline.yaml')
  const log = createLog(options.logDestination)
  const { now = Date.now, verifyStepMs, onOpened } = options
  const bridge = await wireBridge(config, { log, now, verifyStepMs, onOpened })
  const { host } = config.bridge
  const server = await listen(bridge.app, { host, port: options.port ?? config.bridge.port }).catch(
    async (error: unknown) => {
      await bridge.close()
      throw error
    },
  )
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`
  log.info('listening', { url })
  return {
    url,
    async close() {
      bridge.drain()
      await server.close()
      await bridge.close()
      log.info('closed')
    },
  }
}

const run = async () => {
  const { values } = parseArgs({ options: { config: { type: 'string', default: 'throughline.yaml' } } })
  let bridge: RunningBridge | undefined
  let stopping = false
  const stop = () => {
    // A second Ctrl-C is impatience: go at once.
    if (stopping) process.exit(130)
    stopping = true
    // Before it listens nobody has been promised anything, and the next start cleans up.
    if (!bridge) process.exit(0)
    void bridge.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  bridge = await startBridge({ configFile: values.config })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: unknown) => {
    const known = [ConfigError, ListenError, StoreError, DataFolderError, KeysFileError].some(
      (kind) => error instanceof kind,
    )
    const told = error instanceof Error ? (known ? error.message : error.stack) : String(error)
    process.stderr.write(`${told}\n`)
    process.exitCode = 1
  })
}
