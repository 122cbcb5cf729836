import type { Failure, SourceRecord } from '@throughline/shared/model'
import type { RecordKind } from '@throughline/shared/vocabulary'
import type { ConnectorDefinition } from './connector.ts'
import { ConnectorError, failureOfStatus, retryAfterSeconds } from './errors.ts'
import { readJson } from './reply.ts'

/** What a connector makes of one reply. A record is its normalised data, with its key before it. */
export type Explanation = { vendor: string; kind: RecordKind } & (
  | { records: ({ key: string } & SourceRecord['data'])[] }
  | { failure: Failure }
)

/**
 * Reads the text of one vendor reply: the body as the vendor sent it, or a recording `{status, body, headers?, …}` around it, whose
 * status then counts as well. Throws only when the connector has a bug.
 */
export function explainReply(definition: ConnectorDefinition, kind: RecordKind, text: string): Explanation {
  const { vendor, title } = definition
  try {
    const { body, status, headers } = unwrapped(readJson(text, title))
    refuseStatus({ status, headers }, () => draftsOf(definition, kind, body), title)
    const records = draftsOf(definition, kind, body).map(({ key, data }) => ({ key, ...data }))
    return { vendor, kind, records }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return { vendor, kind, failure: error.toFailure() }
  }
}

function draftsOf(definition: ConnectorDefinition, kind: RecordKind, body: unknown) {
  const explain = definition.explain[kind]
  if (!explain) throw new ConnectorError('not_supported', `${definition.title} has no ${kind} replies`)
  const read = typeof body === 'string' ? readJson(body, definition.title) : body
  return explain(read).filter((draft) => draft.kind === kind)
}

interface Recording {
  body: unknown
  status?: number
  headers?: Record<string, string | undefined>
}

/** A recording is recognised by an HTTP status beside a body; anything else is the body itself. */
function unwrapped(read: unknown): Recording {
  if (typeof read !== 'object' || read === null || !('body' in read) || !('status' in read))
    return { body: read }
  const { body, status } = read
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599)
    return { body: read }
  const headers = 'headers' in read && typeof read.headers === 'object' && read.headers ? read.headers : {}
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
  return { body, status, headers: Object.fromEntries(named) }
}

/** An error status is a failure whatever the body holds; the vendor's words are added where the body has some. */
function refuseStatus(
  { status, headers }: Omit<Recording, 'body'>,
  words: () => unknown,
  title: string,
): void {
  const kind = status === undefined ? undefined : failureOfStatus(status)
  if (!kind) return
  const retryAfter = retryAfterSeconds(headers ?? {})
  let said = ''
  try {
    words()
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    said = `: ${error.message}`
  }
  throw new ConnectorError(kind, `${title} answered HTTP ${status}${said}`, { retryAfter })
}
