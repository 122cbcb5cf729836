import type { KeyScope } from '../platform/keys/api-key.ts'

/** A chatbot's program, proven by its key. Whom it talks to is another question: verification answers that. */
export interface BotCaller {
  kind: 'bot'
  keyId: string
  scopes: readonly KeyScope[]
  brandId: string | undefined
  /** The connections that its key may ask. */
  connections: readonly string[]
  /** Where the call came from, for limits. */
  address: string
}
