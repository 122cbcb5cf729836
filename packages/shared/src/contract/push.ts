import { z } from 'zod'
import { Panel, PanelRequest } from './panel.ts'

/** Input of `panel.watch`: that of `panel.forTicket`, and after a drop the id of the last event that arrived. */
export const WatchRequest = PanelRequest.extend({ lastEventId: z.string().max(100).nullish() })
export type WatchRequest = z.infer<typeof WatchRequest>

/** One event of `panel.watch`. Its id, which the wire carries beside it, is new in each event of one watch, resumed or not. */
export const PanelEvent = z.object({ panel: Panel })
export type PanelEvent = z.infer<typeof PanelEvent>

/**
 * Why the bridge ended a stream, told in its `return` event.
 *
 * - `session_over`: the session has expired; renew it and resume.
 * - `closing`: this bridge stops; resume at another, or here in a moment.
 * - `replaced`: the same page has opened a newer stream for the same request.
 * - `done`: there is nothing more to come.
 */
export const streamEndings = ['session_over', 'closing', 'replaced', 'done'] as const
export type StreamEnding = (typeof streamEndings)[number]
