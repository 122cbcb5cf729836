import type { Panel, StreamEnding } from '@throughline/shared/contract'

/** What a stream of a ticket's panels says. `alive` is a heartbeat. */
export type Told =
  | { kind: 'connected' }
  | { kind: 'alive' }
  | { kind: 'panel'; id: string; panel: Panel }
  | { kind: 'ended'; why: StreamEnding }

/** A stream that was not opened, for a reason that is no failure to be shown: the panel can be asked for. */
export class WatchRefused extends Error {
  override readonly name = 'WatchRefused'
  /** `not_supported`: this bridge cannot watch. `busy`: it has too many streams, or is about to stop. */
  readonly reason: 'not_supported' | 'busy'
  readonly retryAfterMs: number

  constructor(reason: WatchRefused['reason'], retryAfterMs = 0) {
    super(`The bridge opened no stream: ${reason}.`)
    this.reason = reason
    this.retryAfterMs = retryAfterMs
  }
}
