import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What a key may do. `read` asks; `promise` and `handover` write what the bot did. */
export const keyScopes = ['read', 'promise', 'handover'] as const
export type KeyScope = (typeof keyScopes)[number]

/** A key as it is kept: who has the file cannot call with it. */
export const KeptKey = z.strictObject({
  id: z.string().regex(/^[a-z0-9]{12}$/),
  name: z.string().min(1).max(60),
  /** SHA-256 of the secret, hexadecimal. The secret has 256 random bits, so nothing slower is needed. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  scopes: z.array(z.enum(keyScopes)).min(1),
  /** The Zendesk brand whose connections it asks; absent where brands are not told apart. */
  brandId: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
})
export type KeptKey = z.infer<typeof KeptKey>

const idLength = 12
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A new key: `token` is told once, `id` and `hash` are kept. Its prefix lets secret scanners find it. */
export function newApiKey(): { token: string; id: string; hash: string } {
  const id = Array.from(randomBytes(idLength), (byte) => alphabet[byte % alphabet.length]).join('')
  const secret = randomBytes(32).toString('base64url')
  return { token: `tlk_${id}_${secret}`, id, hash: hashOf(secret) }
}

/** The parts of a token of ours; undefined for any other. */
export function readApiKey(token: string): { id: string; secret: string } | undefined {
  const [, id, secret] = /^tlk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/.exec(token) ?? []
  return id && secret ? { id, secret } : undefined
}

/** Takes as long for a wrong secret as for the right one. */
export const isSecretOf = ({ hash }: Pick<KeptKey, 'hash'>, secret: string): boolean =>
  timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOf(secret), 'hex'))

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
