import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export interface Signed {
  /** What was signed, byte for byte as it came: parsed and written again, a body is another one. */
  content: readonly (Uint8Array | string)[]
  /** What the sender claims. */
  signature: string
  encoding: 'base64' | 'hex'
}

/** Whether one of the secrets made this HMAC-SHA256. Takes as long for a wrong signature as for a right one. */
export function isSignedBy(secrets: readonly string[], { content, signature, encoding }: Signed): boolean {
  // Compared as text: base64 has several spellings of the same bytes, and a sender uses one.
  const claimed = Buffer.from(signature)
  let isFound = false
  for (const secret of secrets) {
    const hmac = createHmac('sha256', secret)
    for (const part of content) hmac.update(part)
    const own = Buffer.from(hmac.digest(encoding))
    const isLong = claimed.length === own.length
    if (timingSafeEqual(own, isLong ? claimed : own) && isLong) isFound = true
  }
  return isFound
}

/** An id for what has none of its own: equal bytes are the same event. */
export const idOfBytes = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22)
