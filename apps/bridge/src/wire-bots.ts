import { createHmac } from 'node:crypto'
import type { Config } from './config.ts'
import { bareNumber } from './domain/verification/bare-number.ts'
import { codeMail } from './domain/wording/code-mail.ts'
import type { BotDoorsOptions } from './entrances/bot-doors.ts'
import { createBotOperations } from './entrances/bot-operations.ts'
import { DeskRefused } from './flow/bot-desk.ts'
import { createBotDesk, type HandOverLog } from './flow/create-bot-desk.ts'
import type { PanelFlow } from './flow/panel.ts'
import type { RecordPromise } from './flow/record-promise.ts'
import { createVerify, type Tries } from './flow/verify.ts'
import { createKeyRing } from './platform/keys/key-ring.ts'
import { errorFacts, type Log } from './platform/log.ts'
import { fileMail, type SendMail, smtpMail } from './platform/mail.ts'
import { platformTokens } from './platform/platform-token.ts'
import type { Store } from './platform/store/store.ts'
import type { TryLimit } from './platform/store/tries-store.ts'

export interface BotsOptions {
  store: Pick<Store, 'verifications' | 'tries'>
  flow: Pick<PanelFlow, 'search' | 'find'>
  recordPromise: RecordPromise
  handOvers: HandOverLog
  log: Log
  /** Epoch milliseconds. */
  now: () => number
  /** Milliseconds on a clock that nobody sets. */
  elapsed?: () => number
  /** Resolves after so many milliseconds. */
  wait?: (ms: number) => Promise<void>
  /** Answers to who tries to verify come at full steps of this many milliseconds. */
  stepMs?: number | undefined
}

/** One question of any source ends within it, as configured by default, so that what is there and what is not take one step. */
const usualStepMs = 1_500

/** Wrong tries. A right one is given back. */
const limits = {
  order: { name: 'order', most: 5, seconds: 15 * 60 },
  conversation: { name: 'conversation', most: 10, seconds: 30 * 60 },
  address: { name: 'address', most: 30, seconds: 60 * 60 },
} satisfies Record<string, TryLimit>

/** Everything behind the doors of chatbots. @throws KeysFileError when the file of API keys cannot be used */
export function wireBots(
  config: Config,
  options: BotsOptions,
): Omit<BotDoorsOptions, 'publicUrl' | 'addressPerMinute'> {
  const { store, flow, recordPromise, handOvers, log, now } = options
  const { elapsed = () => performance.now(), wait = pause, stepMs = usualStepMs } = options
  const { bots, bridge, company, zendesk, connections } = config
  const secret = createHmac('sha256', bridge.sessionSecret).update('throughline bots').digest('hex')
  const send = bots.mail && sendMailOf(bots.mail)
  const styles = Object.values(connections).map(({ numbers }) => numbers)
  const keysOf = ({ order, conversation, address }: Tries): [TryLimit, string][] => [
    [limits.address, address],
    [limits.conversation, conversation],
    ...(order === undefined ? [] : [[limits.order, bareNumber(order, styles)] as [TryLimit, string]]),
  ]
  const giveBack = async (some: readonly [TryLimit, string][]): Promise<void> => {
    for (const [limit, key] of some) await store.tries.giveBack(limit, key)
  }
  const verify = createVerify({
    find: flow.find,
    store: store.verifications,
    async spendTry(tries) {
      const taken: [TryLimit, string][] = []
      for (const [limit, key] of keysOf(tries)) {
        taken.push([limit, key])
        const seconds = await store.tries.take(limit, key)
        if (seconds === undefined) continue
        // Who is refused has not tried: whoever is stopped at her address must not lock orders by going on.
        await giveBack(taken)
        throw new DeskRefused('too_many_tries', seconds)
      }
    },
    refundTry: (tries) => giveBack(keysOf(tries)),
    send: send && (({ to, code, language }) => send({ to, ...codeMail(language, { company, code }) })),
    onSendError: (error) => log.error('a code could not be sent', { error: errorFacts(error) }),
    platformEmail: platformTokens(bots.platformSecrets, now),
    secret,
    now,
    elapsed,
    wait,
    stepMs,
  })
  const brands = new Map(zendesk.flatMap((one) => Object.entries(one.brands ?? {})))
  const every = Object.keys(connections)
  const perKey: TryLimit = { name: 'key', most: bots.perMinute, seconds: 60 }
  return {
    operations: createBotOperations(createBotDesk({ verify, search: flow.search, recordPromise, handOvers })),
    keys: createKeyRing({
      file: bots.keysFile,
      now,
      onError: (error) => log.error('the file of API keys cannot be used', { error: errorFacts(error) }),
    }),
    // A key without a brand, where brands are told apart since, asks nobody.
    connectionsFor: (brandId) => (brands.size > 0 ? (brands.get(brandId ?? '') ?? []) : every),
    async spend(keyId, calls) {
      const tally = await store.tries.count(perKey, { key: keyId, tries: calls })
      return { ...perKey, ...tally }
    },
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** How this company’s mails leave. */
export const sendMailOf = (mail: NonNullable<Config['bots']['mail']>): SendMail =>
  'smtpUrl' in mail ? smtpMail(mail) : fileMail(mail)
