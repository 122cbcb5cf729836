/** Why the helpdesk, or the bridge behind its proxy, could not be used. */
export type ZafFailure =
  /** Zendesk's SDK script did not load. */
  | 'sdk_missing'
  /** The page was opened by itself, or moved to another address inside its frame. */
  | 'outside_helpdesk'
  /** The helpdesk did not answer in time. */
  | 'no_answer'
  /** The helpdesk answered with an error of its own. */
  | 'helpdesk_error'
  /** The app's setting `bridge_url` is empty or no http(s) address. */
  | 'bridge_url_wrong'
  /** The bridge refused the session: secret, installation or origin do not fit. */
  | 'session_refused'
  /** Nothing came back from the bridge, or it failed. */
  | 'bridge_unreachable'
  /** The bridge answered with something that is not a session. */
  | 'unexpected_reply'

export class ZafError extends Error {
  override readonly name = 'ZafError'
  readonly kind: ZafFailure
  /** HTTP status, where there was one. */
  readonly status: number | undefined

  constructor(kind: ZafFailure, message: string, status?: number) {
    super(message)
    this.kind = kind
    this.status = status
  }
}
