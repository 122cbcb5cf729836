import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type {
  OrderCard,
  Panel,
  SearchRequest,
  VerificationConfirm,
  VerificationStart,
  VerificationStarted,
} from '@throughline/shared/contract'
import type { ReplyLanguage } from '@throughline/shared/vocabulary'
import { normaliseEmail, normaliseOrderNumber } from '../domain/identity/normalise.ts'
import { knowsContact } from '../domain/verification/knows-contact.ts'
import { namedOrder } from '../domain/verification/named-order.ts'
import {
  codeLifeMs,
  isGoodFor,
  levelAt,
  mostCodeTries,
  type Verification,
  type VerifiedOrder,
  verificationLifeMs,
} from '../domain/verification/verification.ts'
import { type BotWord, botWords } from '../domain/wording/bot-words.ts'
import { type Asker, DeskRefused } from './bot-desk.ts'
import type { Scope } from './scope.ts'

/** A code that is to be sent. */
export interface CodeMail {
  to: string
  code: string
  language: ReplyLanguage
}

/** Of whom a try is taken. `conversation` is hashed already. */
export interface Tries {
  /** Normalised. */
  order?: string | undefined
  conversation: string
  address: string
}

export interface VerifyOptions {
  /** Asks the same of the same systems whether or not there is such an order: what it takes must not tell. */
  find(request: SearchRequest, scope: Scope): Promise<Panel>
  store: {
    create(
      token: string,
      one: Verification,
      code?: { hash: string; expiresAt: number; order: VerifiedOrder },
    ): Promise<void>
    find(token: string): Promise<Verification | undefined>
    takeTry(
      token: string,
      limits: { most: number; now: number },
    ): Promise<{ verification: Verification; code: { hash: string; order: VerifiedOrder } } | undefined>
    confirm(token: string, one: { order: VerifiedOrder; confirmedAt: number }): Promise<void>
  }
  /** Takes one try of everybody whom it concerns. @throws DeskRefused when there is none left */
  spendTry(tries: Tries): Promise<void>
  /** Gives the try back: it was no guess. */
  refundTry(tries: Tries): Promise<void>
  /** Sends a code. Absent where no mail is configured: then nobody gets one. */
  send?: ((mail: CodeMail) => Promise<void>) | undefined
  onSendError: (error: unknown) => void
  /** The e-mail address that the bot's platform has proven; undefined when its token is not good. */
  platformEmail(token: string): Promise<string | undefined>
  /** 32 characters at least: makes codes and tokens unreadable in the store. */
  secret: string
  /** Epoch milliseconds. */
  now: () => number
  /** Milliseconds on a clock that nobody sets: what `now` says may jump, and a demo's runs faster. */
  elapsed: () => number
  /** Resolves after so many milliseconds. */
  wait: (ms: number) => Promise<void>
  /** Answers come at full steps of this many milliseconds: how long an order takes to be read would tell that there is one. */
  stepMs: number
}

export type Verify = ReturnType<typeof createVerify>

/** Who is asking, decided in code: a model never sees more than a level. */
export function createVerify(options: VerifyOptions) {
  const { find, store, spendTry, refundTry, send, onSendError, platformEmail, secret, now } = options
  const { elapsed, wait, stepMs } = options
  const hashOf = (what: string, text: string): string =>
    createHmac('sha256', secret).update(`${what} ${text}`).digest('base64url')
  const conversationOf = (conversation: string): string => hashOf('conversation', conversation)
  const contactOf = (email: string): string => hashOf('contact', normaliseEmail(email))

  /** The orders of this number in the key's connections. */
  const ordersOf = async (
    written: string | undefined,
    { connections, brandId }: Asker,
  ): Promise<OrderCard[]> => {
    // A search needs two characters.
    if (written === undefined || written.length < 2) return []
    const { orders } = await find({ query: written, brandId }, { connections })
    const number = normaliseOrderNumber(written)
    // What was typed may also be read as a phone or tracking number, or hold a second order: the number as it was counted, and no other.
    return orders.filter(({ reasons }) =>
      reasons.some(({ by, shown }) => by === 'order_number' && normaliseOrderNumber(shown) === number),
    )
  }

  const ordersOfContact = async (
    email: string | undefined,
    { connections, brandId }: Asker,
  ): Promise<OrderCard[]> => {
    if (email === undefined) return []
    const { orders } = await find({ query: email, brandId }, { connections })
    return orders.filter((card) => knowsContact(card, { email }))
  }

  const start = async (request: VerificationStart, asker: Asker): Promise<VerificationStarted> => {
    const { conversation, order, email, postcode, platformToken, sendCode, language } = request
    const signedIn = platformToken === undefined ? undefined : await platformEmail(platformToken)
    const isGuess = order !== undefined || platformToken !== undefined
    const named = order === undefined ? undefined : namedOrder(order)
    const tries = {
      order: named && normaliseOrderNumber(named),
      conversation: conversationOf(conversation),
      address: asker.address,
    }
    if (isGuess) await spendTry(tries)
    const known =
      order === undefined
        ? await ordersOfContact(signedIn, asker)
        : (await ordersOf(named, asker)).filter((one) =>
            knowsContact(one, signedIn === undefined ? { email, postcode } : { email: signedIn }),
          )
    // Two orders of one number in two shops, both with this contact: which one is meant has to be asked. Without a number any of hers
    // will do: at level 2 she hears of all of them.
    const card = known.length === 1 || order === undefined ? known[0] : undefined
    const level = card ? (signedIn === undefined ? 1 : 2) : 0
    // A code that is sent spends its try: nobody's mailbox is filled by who knows her order number.
    if (card && isGuess && !sendCode) await refundTry(tries)
    const at = now()
    const token = randomBytes(32).toString('base64url')
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const to = card?.customer.emails[0]
    const isSent = sendCode && level === 1 && card !== undefined && to !== undefined && send !== undefined
    await store.create(
      hashOf('token', token),
      {
        conversation: conversationOf(conversation),
        keyId: asker.keyId,
        level,
        order: card && {
          ...verifiedOrder(card),
          ...(level === 2 && signedIn && { contact: contactOf(signedIn) }),
        },
        confirmedAt: level === 2 ? at : undefined,
        expiresAt: at + verificationLifeMs,
      },
      isSent
        ? {
            hash: hashOf('code', `${token} ${code}`),
            expiresAt: at + codeLifeMs,
            order: { ...verifiedOrder(card), contact: contactOf(to) },
          }
        : undefined,
    )
    // Not awaited: how long a mail server takes would tell that there was somebody to write to.
    if (isSent) void send({ to, code, language }).catch(onSendError)
    return {
      level: level === 2 ? 3 : level,
      token,
      codeSent: sendCode,
      expiresAt: new Date(at + verificationLifeMs).toISOString(),
      say: botWords[language][wordOfStart({ level, sendCode })],
    }
  }

  return {
    /** Takes as long, and says the same, for an order that is not there and one that is somebody else's. @throws DeskRefused */
    async start(request: VerificationStart, asker: Asker): Promise<VerificationStarted> {
      const started = elapsed()
      try {
        return await start(request, asker)
      } finally {
        const took = elapsed() - started
        await wait(stepMs - (took % stepMs))
      }
    },

    /** @throws DeskRefused not_found for a wrong code, one that has run out, and a token that is none */
    async confirm(request: VerificationConfirm, asker: Asker): Promise<VerificationStarted> {
      const { conversation, token, code, language } = request
      const tries = { conversation: conversationOf(conversation), address: asker.address }
      await spendTry(tries)
      const taken = await store.takeTry(hashOf('token', token), { most: mostCodeTries, now: now() })
      const asked = { conversation: conversationOf(conversation), keyId: asker.keyId, now: now() }
      const expected = taken?.code.hash ?? hashOf('code', 'no code was sent')
      const isRight = isSame(expected, hashOf('code', `${token} ${code}`))
      if (!taken || !isRight || !isGoodFor(taken.verification, asked)) throw new DeskRefused('not_found')
      await refundTry(tries)
      await store.confirm(hashOf('token', token), { order: taken.code.order, confirmedAt: now() })
      return {
        level: levelAt({ ...taken.verification, level: 2, confirmedAt: now() }, now()),
        token,
        codeSent: false,
        expiresAt: new Date(taken.verification.expiresAt).toISOString(),
        say: botWords[language].confirmed,
      }
    },

    /** What this token is worth in this conversation; level 0 for one that is not known, has expired or was made elsewhere. */
    async verified(
      { conversation, token }: { conversation: string; token: string | undefined },
      { keyId }: Asker,
    ): Promise<{ level: 0 | 1 | 2 | 3; order: VerifiedOrder | undefined }> {
      const found = token === undefined ? undefined : await store.find(hashOf('token', token))
      const asked = { conversation: conversationOf(conversation), keyId, now: now() }
      if (!found || !isGoodFor(found, asked)) return { level: 0, order: undefined }
      return { level: levelAt(found, now()), order: found.order }
    },

    conversationOf,
    /** An e-mail address as a verification keeps it. */
    contactOf,
  }
}

const verifiedOrder = ({ ref, number }: OrderCard): VerifiedOrder => ({ ...ref, number })

const wordOfStart = ({ level, sendCode }: { level: number; sendCode: boolean }): BotWord => {
  if (sendCode) return 'code_sent'
  return level > 0 ? 'recognised' : 'not_recognised'
}

/** Hashes of equal length, compared in equal time. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
