import { TRPCClientError } from '@trpc/client'
import { ZafError } from '../zaf/zaf-error.ts'
import { BridgeError } from './failure.ts'
import { ForeignReply } from './foreign-reply.ts'

/** Names what went wrong with a call, by its HTTP status; 0 is "no answer at all". */
export const toBridgeError = (error: unknown, url: string): Error => {
  const zaf = causeOf(error, ZafError)
  if (zaf) return zaf
  const status = statusOf(error)
  const said = error instanceof Error ? error.message : String(error)
  const options = { cause: error }
  if (status === 401)
    return new BridgeError('session_expired', `${url} did not accept the session (401).`, options)
  if (status === 403)
    return new BridgeError('session_refused', `${url} refused this app (403): ${said}`, options)
  if (status === 0) return new BridgeError('bridge_unreachable', `${url} gave no answer: ${said}`, options)
  if (status < 300)
    return new BridgeError('unexpected_reply', `${url} answered, but not as a bridge.`, options)
  return new BridgeError('bridge_failed', `${url} answered ${status}: ${said}`, options)
}

const causeOf = <T>(error: unknown, type: new (...args: never[]) => T): T | undefined => {
  if (error instanceof type) return error
  return error instanceof Error && error.cause !== undefined ? causeOf(error.cause, type) : undefined
}

const statusOf = (error: unknown): number => {
  const foreign = causeOf(error, ForeignReply)
  if (foreign) return foreign.status
  if (!(error instanceof TRPCClientError)) return 0
  const stated: unknown = error.data?.httpStatus
  if (typeof stated === 'number') return stated
  const response: unknown = error.meta?.response
  return response instanceof Response ? response.status : 0
}
