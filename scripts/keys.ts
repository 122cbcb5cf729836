import { parseArgs } from 'node:util'
import { type Config, ConfigError, loadConfig } from '../apps/bridge/src/config.ts'
import { type KeptKey, keyScopes, newApiKey } from '../apps/bridge/src/platform/keys/api-key.ts'
import { KeysFileError, readKeys, writeKeys } from '../apps/bridge/src/platform/keys/keys-file.ts'

// pnpm keys create|list|rotate|revoke: API keys of bots.

const dayMs = 86_400_000

const usage = `Usage: pnpm keys create --name <name> [--scopes read,promise,handover] [--brand <number>] [--days 365]
       pnpm keys list
       pnpm keys rotate <id> [--overlap-days 7] [--days 365]
       pnpm keys revoke <id>
       --config <file> names the configuration; throughline.yaml when absent.
`

class UsageError extends Error {}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string', default: 'throughline.yaml' },
    name: { type: 'string' },
    scopes: { type: 'string', default: 'read' },
    brand: { type: 'string' },
    days: { type: 'string', default: '365' },
    'overlap-days': { type: 'string', default: '7' },
  },
})

interface Desk {
  config: Config
  file: string
  keys: KeptKey[]
  /** Epoch milliseconds. */
  now: number
}

const commands: Record<string, (desk: Desk) => void> = { create, list, rotate, revoke }

function create({ config, file, keys, now }: Desk): void {
  const brands = config.zendesk.flatMap((one) => Object.keys(one.brands ?? {}))
  if (values.brand === undefined && brands.length > 0) {
    throw new UsageError(
      `brands are told apart here: say whose orders the bot may ask for with --brand, one of ${brands.join(', ')}`,
    )
  }
  if (values.brand !== undefined && !brands.includes(values.brand)) {
    throw new UsageError(
      `--brand ${values.brand} is no brand of the configuration: ${brands.join(', ') || 'it names none'}`,
    )
  }
  if (!values.name) throw new UsageError('a key needs a --name, so that you know it again')
  const { token, ...made } = newApiKey()
  const key: KeptKey = {
    ...made,
    name: values.name,
    scopes: scopesOf(values.scopes),
    ...(values.brand !== undefined && { brandId: values.brand }),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + daysOf('days') * dayMs).toISOString(),
  }
  writeKeys(file, [...keys, key])
  tell(token, key)
}

function rotate(desk: Desk): void {
  const { file, keys, now } = desk
  const old = namedKey(desk)
  if (old.revokedAt !== undefined) throw new UsageError(`${old.id} is revoked; create a new key instead`)
  const { token, ...made } = newApiKey()
  const ends = Math.min(Date.parse(old.expiresAt), now + daysOf('overlap-days') * dayMs)
  const key: KeptKey = {
    ...old,
    ...made,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + daysOf('days') * dayMs).toISOString(),
  }
  const ending = { ...old, expiresAt: new Date(ends).toISOString() }
  writeKeys(file, [...keys.filter((one) => one !== old), ending, key])
  tell(token, key)
  process.stdout.write(`The old key ${old.id} works until ${ending.expiresAt}.\n`)
}

function revoke(desk: Desk): void {
  const { file, keys, now } = desk
  const old = namedKey(desk)
  const revoked = { ...old, revokedAt: new Date(now).toISOString() }
  writeKeys(file, [...keys.filter((one) => one !== old), revoked])
  process.stdout.write(`${old.id} (${old.name}) is refused from now on, within 5 seconds.\n`)
}

function namedKey({ file, keys }: Desk): KeptKey {
  const [, id] = positionals
  const key = keys.find((one) => one.id === id)
  if (!key) throw new UsageError(`there is no key "${id ?? ''}" in ${file}; pnpm keys list shows them`)
  return key
}

function tell(token: string, { id, name, scopes, expiresAt }: KeptKey): void {
  process.stdout.write(
    `${token}\n\nThis is the only time that the key is shown. ${id} (${name}), ${scopes.join(', ')}, until ${expiresAt}.\n`,
  )
}

function list({ keys, now }: Desk): void {
  if (keys.length === 0) process.stdout.write('There are no API keys; pnpm keys create makes one.\n')
  for (const { id, name, scopes, brandId, expiresAt, revokedAt } of keys) {
    const state =
      revokedAt !== undefined
        ? `revoked ${revokedAt}`
        : `${Date.parse(expiresAt) <= now ? 'expired' : 'until'} ${expiresAt}`
    process.stdout.write(
      `${id}  ${name}  ${scopes.join(',')}  ${brandId ? `brand ${brandId}  ` : ''}${state}\n`,
    )
  }
}

function scopesOf(text: string): KeptKey['scopes'] {
  const wanted = text.split(',').map((one) => one.trim())
  const wrong = wanted.find((one) => !keyScopes.some((scope) => scope === one))
  if (wrong !== undefined) throw new UsageError(`--scopes: "${wrong}" is none of ${keyScopes.join(', ')}`)
  return keyScopes.filter((scope) => wanted.includes(scope))
}

function daysOf(option: 'days' | 'overlap-days'): number {
  const text = values[option]
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1) {
    throw new UsageError(`--${option} ${text} is no number of days from 1 to 9999`)
  }
  return Number(text)
}

try {
  const [name = ''] = positionals
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new UsageError(`"${name}" is no command`)
  const config = loadConfig(values.config)
  const file = config.bots.keysFile
  command({ config, file, keys: readKeys(file), now: Date.now() })
} catch (error) {
  const isUsage = error instanceof UsageError
  if (!isUsage && !(error instanceof ConfigError) && !(error instanceof KeysFileError)) throw error
  process.stderr.write(`${error.message}\n${isUsage ? usage : ''}`)
  process.exitCode = 1
}
