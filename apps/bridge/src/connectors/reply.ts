import type { z } from 'zod'
import { type Http, HttpFailure, type HttpReply, type HttpRequest } from '../platform/http.ts'
import { ConnectorError, failureOfStatus, retryAfterSeconds } from './errors.ts'

/** One exchange with a vendor: whatever its status, a complete reply; else `unreachable` or `timed_out`. */
export async function exchange(http: Http, who: string, request: HttpRequest): Promise<HttpReply> {
  try {
    return await http.request(request)
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error
    throw new ConnectorError(error.kind, `${who}: ${error.message}`, { cause: error })
  }
}

/**
 * Throws unless the status is 2xx. `words` finds the vendor's own error words in a body that is JSON;
 * a body that is not (an error page of some proxy) is left out.
 */
export function requireSuccess(
  reply: HttpReply,
  who: string,
  words: (body: unknown) => string | undefined = () => undefined,
): void {
  const kind = failureOfStatus(reply.status)
  if (!kind) return
  const said = words(jsonOrNothing(reply.body))
  throw new ConnectorError(kind, `${who} answered HTTP ${reply.status}${said ? `: ${scrub(said)}` : ''}`, {
    retryAfter: retryAfterSeconds(reply.headers),
  })
}

/** The body as JSON. The text itself stays out of the error: it may hold a customer's data. */
export function readJson(body: string, who: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    const shape = /^\s*</.test(body)
      ? 'a web page'
      : body.trim()
        ? 'text that is not (complete) JSON'
        : 'nothing'
    throw new ConnectorError(
      'unexpected_shape',
      `${who} answered with ${shape}, ${body.length} characters long`,
    )
  }
}

/** The body as the schema wants it; else an error that names the first wrong place and the type found there, never the value. */
export function readWire<Wire>(schema: z.ZodType<Wire>, body: unknown, who: string): Wire {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const [first] = result.error.issues
  const path = first?.path ?? []
  const expected = first && 'expected' in first ? first.expected : 'another value'
  const where = path.length > 0 ? path.join('.') : 'the reply itself'
  throw new ConnectorError(
    'unexpected_shape',
    `${who} answered in an unknown form: ${where} is ${typeAt(body, path)}, expected ${expected}`,
  )
}

/** Vendor's words, safe for a log: no e-mail, no phone or tracking number, no token, at most 200 characters. */
export function scrub(text: string): string {
  return (
    text
      .slice(0, 1_000)
      .replace(/[^\s"'<>,;:()]+@[^\s"'<>,;:()]+/g, '•••')
      .replace(/\bBearer\s+\S+/gi, 'Bearer •••')
      // Keys as vendors make them: long, with letters and digits. Scopes and codes have no digits, or are short.
      .replace(/\b(?=[\w.+/=-]*\d)(?=[\w.+/=-]*[a-z])[\w.+/=-]{20,}/gi, '•••')
      .replace(/\b(?=\w*\d{5})\w{9,}\b/g, '•••')
      .replace(/\+?\d(?:[\s().-]{0,2}\d){8,}/g, '•••')
      .slice(0, 200)
  )
}

/** `null`, `list`, `object`, `text` …: what a person would call the value. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? 'text' : `a ${typeof value}`
}

const typeAt = (body: unknown, path: readonly PropertyKey[]): string => {
  let here = body
  for (const step of path) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined
  }
  return typeOf(here)
}

const jsonOrNothing = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
