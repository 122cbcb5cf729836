import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyScopes, newApiKey } from '../../apps/bridge/src/platform/keys/api-key.ts'
import { writeKeys } from '../../apps/bridge/src/platform/keys/keys-file.ts'

/** The merchant's clock can be moved by months; this key is worth nothing outside the demo and dies with its keys file. */
const lifeMs = 100 * 365 * 86_400_000

export interface DemoKeyOptions {
  /** Where the keys file, the key and the outbox go. */
  folder: string
  brandId: string
  /** Epoch milliseconds. */
  now: number
}

/** Makes an API key for the demo's bot, fresh at each start, and returns the `bots` of a configuration that takes it. */
export function makeDemoKey({ folder, brandId, now }: DemoKeyOptions) {
  const { token, ...made } = newApiKey()
  const keysFile = join(folder, 'bot-keys.json')
  mkdirSync(folder, { recursive: true })
  writeKeys(keysFile, [
    {
      ...made,
      name: 'demo bot',
      scopes: [...keyScopes],
      brandId,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + lifeMs).toISOString(),
    },
  ])
  writeFileSync(join(folder, 'bot-key'), `${token}\n`, { mode: 0o600 })
  return {
    keysFile,
    mail: { from: 'Nordlicht Outdoor <service@nordlicht.example>', outboxFolder: join(folder, 'outbox') },
  }
}
