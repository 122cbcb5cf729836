import { isSecretOf, type KeptKey, readApiKey } from './api-key.ts'
import { readKeys } from './keys-file.ts'

/** A revoked key is refused after this time at the latest, everywhere that the file reaches. */
const rereadMs = 5_000

export type KeyVerdict = { ok: true; key: KeptKey } | { ok: false; reason: string }

export interface KeyRingOptions {
  file: string
  /** Epoch milliseconds. */
  now: () => number
  /** Hears of a file that cannot be used any more; the keys that were read last stay good. */
  onError: (error: unknown) => void
}

/** The keys of the file, read again while the bridge runs: a new key works and a revoked one ends without a restart. @throws KeysFileError */
export function createKeyRing({ file, now, onError }: KeyRingOptions) {
  let keys = readKeys(file)
  let readAt = now()
  const current = () => {
    if (now() - readAt >= rereadMs) {
      readAt = now()
      try {
        keys = readKeys(file)
      } catch (error) {
        onError(error)
      }
    }
    return keys
  }
  return {
    verify(token: string): KeyVerdict {
      const parts = readApiKey(token)
      if (!parts) return { ok: false, reason: 'no_api_key' }
      const key = current().find(({ id }) => id === parts.id)
      if (!key || !isSecretOf(key, parts.secret)) return { ok: false, reason: 'unknown_api_key' }
      if (key.revokedAt !== undefined) return { ok: false, reason: 'revoked_api_key' }
      if (Date.parse(key.expiresAt) <= now()) return { ok: false, reason: 'expired_api_key' }
      return { ok: true, key }
    },
  }
}

export type KeyRing = ReturnType<typeof createKeyRing>
