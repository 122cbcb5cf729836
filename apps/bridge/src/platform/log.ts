import type { FailureKind } from '@throughline/shared/vocabulary'
import { type DestinationStream, pino } from 'pino'

/**
 * Everything that a log line can hold. Closed on purpose: what is not listed cannot be logged, so no ticket text, e-mail, address or
 * token reaches a log by somebody's good intention. Texts are ours (routes, ids of the configuration, reasons), never a caller's.
 */
export interface LogFields {
  requestId?: string
  method?: string
  /** The pattern of a known route, never the path that was asked for. */
  route?: string
  status?: number
  ms?: number
  /** Why something was refused, one word of ours. */
  reason?: string
  /** `subdomain/installation`, only of a configured one. */
  installation?: string
  outcome?: string
  /** How a stream ended: in the bridge's words, or `left` when the reader went. */
  ended?: string
  /** Ids of the connections that were asked. */
  connections?: readonly string[]
  counts?: Readonly<Record<string, number>>
  failures?: readonly { connection: string; kind: FailureKind }[]
  error?: ErrorFacts
  url?: string
}

const listed: Record<keyof LogFields, true> = {
  requestId: true,
  method: true,
  route: true,
  status: true,
  ms: true,
  reason: true,
  installation: true,
  outcome: true,
  ended: true,
  connections: true,
  counts: true,
  failures: true,
  error: true,
  url: true,
}

/** `message` is a fixed sentence; what varies goes into the fields. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** JSON lines on standard output, or to `destination`. */
export function createLog(destination?: DestinationStream): Log {
  const options = {
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (level: string) => ({ level }), log: onlyListed },
  }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
  }
}

const onlyListed = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name in listed))

/** An error without its message: engines and libraries quote the data they stumbled over. */
export interface ErrorFacts {
  type: string
  code?: string
  /** Where it happened, innermost first. */
  at: string[]
  cause?: ErrorFacts
}

/** What may be logged of an error. */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    at: frames.slice(0, 6).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }),
  }
}
