import { idOfBytes, isSignedBy } from '../platform/signature.ts'
import type { Incoming, Webhooks } from './connector.ts'

/** How a vendor signs what it sends, and where it writes which event this is. */
export interface SigningScheme {
  /** Lower-case. */
  header: string
  encoding: 'base64' | 'hex'
  /** Stands before the signature in the header. */
  prefix?: string
  /** The key that is made of the secret; the secret itself unless told. */
  keyOf?: (secret: string) => string
  isStale?: (incoming: Incoming) => boolean
  /** `body` is undefined where it is no JSON. Without an event id equal bytes are the same event. */
  event(body: unknown, incoming: Incoming): { eventId?: string | undefined; topic?: string | undefined }
}

/** Longer ones are no ids and no topics of any vendor; they are cut so that a row stays a row. */
const longestName = 200

/** The `verify` of a vendor who signs the raw body with HMAC-SHA256. */
export const verifySigned =
  (scheme: SigningScheme): Webhooks['verify'] =>
  (incoming, secrets) => {
    const { header, encoding, prefix = '', keyOf = (secret) => secret } = scheme
    const said = incoming.headers[header]?.trim()
    if (!said) return { ok: false, reason: 'unsigned' }
    const signed = { content: [incoming.rawBody], signature: said.slice(prefix.length), encoding }
    if (!said.startsWith(prefix) || !isSignedBy(secrets.map(keyOf), signed))
      return { ok: false, reason: 'wrong_signature' }
    if (scheme.isStale?.(incoming)) return { ok: false, reason: 'stale' }
    const { eventId, topic } = scheme.event(jsonOf(incoming.rawBody), incoming)
    return {
      ok: true,
      eventId: (eventId || idOfBytes(incoming.rawBody)).slice(0, longestName),
      topic: (topic || 'unnamed').slice(0, longestName),
    }
  }

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
