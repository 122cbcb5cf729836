import { parseArgs } from 'node:util'
import { ConfigError, loadConfig } from '../apps/bridge/src/config.ts'
import { ConnectorError } from '../apps/bridge/src/connectors/errors.ts'
import { createHttp } from '../apps/bridge/src/platform/http.ts'
import { readKeys } from '../apps/bridge/src/platform/keys/issuer-keys.ts'
import { type Connection, wireConnections } from '../apps/bridge/src/wiring.ts'
import { failureKindText } from '../packages/shared/src/vocabulary/index.ts'
import { endWhenReaderGone } from './output/reader-gone.ts'

/** Patient: an administrator waits for this, and a slow vendor is not a broken one. */
const patienceMs = 10_000

interface Finding {
  ok: boolean
  sentence: string
}

/** Checks the configuration, then the credentials and reachability of every connection and of the issuer of access tokens. Exit code 1 if anything fails. */
async function examine(file: string): Promise<boolean> {
  const config = loadConfig(file)
  const http = createHttp()
  const connections = wireConnections(config, { http, now: Date.now })
  const wide = (words: string[]) => Math.max(...words.map((word) => word.length))
  const columns = {
    id: wide(connections.map(({ id }) => id)),
    vendor: wide(connections.map(({ definition }) => definition.title)),
  }
  say(true, `${file}: ${count(connections, 'connection')}, ${count(config.zendesk, 'Zendesk installation')}`)
  const findings = connections.map(async (connection) => {
    const started = performance.now()
    const { ok, sentence } = await check(connection)
    return { connection, ok, sentence, ms: Math.round(performance.now() - started) }
  })
  let allWell = true
  for (const finding of findings) {
    const { connection, ok, sentence, ms } = await finding
    const { id, definition } = connection
    say(ok, `${id.padEnd(columns.id)}  ${definition.title.padEnd(columns.vendor)}  ${sentence}  ${ms} ms`)
    allWell &&= ok
  }
  const { oauth } = config.bots
  if (oauth) {
    const keys = await readKeys({ ...oauth, http }).catch((error: Error) => error)
    const isRead = !(keys instanceof Error)
    const sentence = isRead
      ? `${oauth.issuer} signs access tokens, ${count(keys.keys, 'key')}`
      : `bots.oauth.issuer: ${keys.message}`
    say(isRead, sentence)
    allWell &&= isRead
  }
  await http.close()
  return allWell
}

async function check({ connector }: Connection): Promise<Finding> {
  const signal = AbortSignal.timeout(patienceMs)
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(new ConnectorError('timed_out', `no answer within ${patienceMs / 1_000} s`)),
    )
  })
  try {
    return { ok: true, sentence: await Promise.race([connector.check(signal), late]) }
  } catch (error) {
    if (error instanceof ConnectorError) {
      return { ok: false, sentence: `${failureKindText[error.kind].label}: ${error.message}` }
    }
    return {
      ok: false,
      sentence: `has a bug in its connector: ${error instanceof Error ? error.stack : String(error)}`,
    }
  }
}

const count = (things: readonly unknown[], word: string) =>
  `${things.length} ${word}${things.length === 1 ? '' : 's'}`

const say = (ok: boolean, text: string) => process.stdout.write(`${ok ? '✓' : '✗'} ${text}\n`)

endWhenReaderGone()
const { values } = parseArgs({ options: { config: { type: 'string', default: 'throughline.yaml' } } })
try {
  process.exitCode = (await examine(values.config)) ? 0 : 1
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  say(false, error.message)
  process.exitCode = 1
}
