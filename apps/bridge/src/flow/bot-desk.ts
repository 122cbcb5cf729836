import type {
  BotOptions,
  BotOrderRequest,
  BotOrderStatus,
  BotOrders,
  BotOrdersRequest,
  BotPromise,
  BotReturnStatus,
  HandedOver,
  HandOverRequest,
  VerificationConfirm,
  VerificationStart,
  VerificationStarted,
} from '@throughline/shared/contract'

/** On whose behalf a bot asks: the key, what it may ask, and from where. */
export interface Asker {
  keyId: string
  /** Whose policy counts. */
  brandId: string | undefined
  connections: readonly string[]
  address: string
}

/** Why a bot gets no answer. `not_found` is said of what is not there, of a stranger's and of what is locked alike. */
export type DeskRefusal = 'not_found' | 'too_many_tries' | 'level_too_low' | 'no_store'

export class DeskRefused extends Error {
  override readonly name = 'DeskRefused'
  readonly refusal: DeskRefusal
  /** Seconds until it makes sense to try again; only for `too_many_tries`. */
  readonly retryAfterSeconds: number | undefined

  constructor(refusal: DeskRefusal, retryAfterSeconds?: number) {
    super(refusal)
    this.refusal = refusal
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** What bots can do, whatever door they come through. Each may throw DeskRefused. */
export interface BotDesk {
  startVerification(request: VerificationStart, asker: Asker): Promise<VerificationStarted>
  confirmVerification(request: VerificationConfirm, asker: Asker): Promise<VerificationStarted>
  orders(request: BotOrdersRequest, asker: Asker): Promise<BotOrders>
  orderStatus(request: BotOrderRequest, asker: Asker): Promise<BotOrderStatus>
  returns(request: BotOrderRequest, asker: Asker): Promise<BotReturnStatus>
  options(request: BotOrderRequest, asker: Asker): Promise<BotOptions>
  recordPromise(request: BotPromise, asker: Asker): Promise<{ recorded: true }>
  handOver(request: HandOverRequest, asker: Asker): Promise<HandedOver>
}
