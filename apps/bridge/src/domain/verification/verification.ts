import type { Ref } from '@throughline/shared/contract'

/** A talk lasts some minutes; a token that is found later opens nothing. */
export const verificationLifeMs = 30 * 60_000
/** Long enough to open a mailbox, short enough to make guessing pointless: three tries among a million. */
export const codeLifeMs = 10 * 60_000
export const mostCodeTries = 3
/** How long a proof of the contact is fresh enough for what changes something. */
const freshMs = 5 * 60_000

/** What a conversation has proven. */
export interface Verification {
  conversation: string
  keyId: string
  /** 1: knew a contact on the order. 2: holds it. */
  level: 0 | 1 | 2
  /** The order that it was proven for; absent while nothing is. */
  order: VerifiedOrder | undefined
  /** When level 2 was reached, epoch milliseconds. */
  confirmedAt: number | undefined
  /** Epoch milliseconds. */
  expiresAt: number
}

/** `contact`: the hash of the address that was proven at level 2; an order may carry other people's besides. */
export type VerifiedOrder = Ref & { number: string; contact?: string | undefined }

/** A token is good in the conversation and for the key that it was made in, until it expires. */
export const isGoodFor = (
  { conversation, keyId, expiresAt }: Verification,
  asked: { conversation: string; keyId: string; now: number },
): boolean => conversation === asked.conversation && keyId === asked.keyId && asked.now < expiresAt

/** 0 to 3: what this verification is worth now. */
export function levelAt({ level, confirmedAt }: Verification, now: number): 0 | 1 | 2 | 3 {
  if (level < 2 || confirmedAt === undefined) return level
  return now - confirmedAt < freshMs ? 3 : 2
}
