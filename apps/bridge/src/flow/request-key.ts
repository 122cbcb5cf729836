import { createHash } from 'node:crypto'
import type { PanelRequest } from '@throughline/shared/contract'
import { once } from './once.ts'
import type { Scope } from './scope.ts'

/**
 * Equal for requests that get the same panel at the same time: the whole ticket, so that two people with one order number stay two, what
 * the agent chose, and who may be asked.
 */
export const requestKey = (request: PanelRequest, { connections }: Scope): string =>
  [hashOf(request), ...connections].join(' ')

/** A ticket may be 300 kB: it is hashed once for each watch, not for each change. */
const hashOf = once(({ ticket, choices }: PanelRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([ticket, choices]))
    .digest('base64url'),
)
