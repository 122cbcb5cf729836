import type { LookupKey } from '@throughline/bridge/connectors/connector.ts'
import type { RecordKind } from '@throughline/shared/vocabulary'

/** A request as the stand-in vendor received it. */
export interface SeenRequest {
  method: string
  /** Path with query. */
  path: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A reply of the stand-in vendor. An object body is sent as JSON, text as it is. Status 200 unless told. */
export interface StandInReply {
  status?: number
  headers?: Record<string, string>
  body: unknown
}

/** One declared question, and how the vendor expresses its answers. */
export interface QuestionCase {
  kind: RecordKind
  by: LookupKey
  /** The value asked for; 0 is the one that `good` answers, higher numbers give other valid values. */
  value: (index: number) => string
  /** What of the value stands in the calls, where the vendor is asked by another one. */
  sentAs?: (value: string) => string
  /** The JSON body with at least one record of `kind` for value 0. `explain` gets the same. */
  good: unknown
  /** How the vendor says that it knows nothing. */
  nothing: StandInReply
  /** `good` with a status that no table knows, and the vendor's words that must come back. Stock has none. */
  unheardOf?: { body: unknown; said: string }
  /** Upstream calls that a full batch may take, not counting those that `before` answers. 1 unless told. */
  calls?: number
  /** Answers calls that precede the one that `good` answers (a customer's id, say); `undefined` leaves a call to the suite. */
  before?: (request: SeenRequest) => StandInReply | undefined
}

/** What one vendor contributes to the contract suite: `tests/connectors/<vendor>/contract-cases.ts` exports it as `cases`. */
export interface VendorCases {
  vendor: string
  /** Settings that lead to the stand-in at `baseUrl`, `http://127.0.0.1:port`. Its credentials are listed in `secrets`. */
  settings: (baseUrl: string) => unknown
  /** Credentials in the settings or in replies of `token`, as long as the vendor's real ones: none may show in an error. */
  secrets: readonly string[]
  /** Answers calls for an access token, always, whatever the suite plays. */
  token?: (request: SeenRequest) => StandInReply | undefined
  questions: readonly QuestionCase[]
}
