import type { ZafClient, ZafRequestOptions } from './sdk.ts'
import { fieldsOf, textOf } from './unknown.ts'

/** 12 s, the time-out other apps use for reads: the SDK has none for requests. */
const patienceMs = 12_000

/** A request that the helpdesk's proxy or the other side answered with a failure. `status` 0 means: no answer at all. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly status: number
  /** The reply's body as text, at most 500 characters. */
  readonly body: string

  constructor(message: string, status: number, body: string) {
    super(message)
    this.status = status
    this.body = body
  }
}

/** `client.request` that always rejects with an Error, and that always ends. */
export const zafRequest = async (
  client: ZafClient,
  options: ZafRequestOptions,
  waitMs = patienceMs,
): Promise<unknown> => {
  const where = `${options.type ?? 'GET'} ${withoutQuery(options.url)}`
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new RequestError(`${where} had no answer within ${waitMs} ms.`, 0, '')),
      waitMs,
    )
  })
  try {
    return await Promise.race([client.request(options), late])
  } catch (reason) {
    throw reason instanceof RequestError ? reason : toRequestError(where, reason)
  } finally {
    clearTimeout(timer)
  }
}

const toRequestError = (where: string, reason: unknown): RequestError => {
  const xhr = fieldsOf(reason)
  const status = typeof xhr.status === 'number' ? xhr.status : 0
  const body = (textOf(xhr.responseText) ?? '').slice(0, 500)
  const said = textOf(xhr.statusText) ?? (reason instanceof Error ? reason.message : 'no answer')
  return new RequestError(`${where} failed: ${status || ''} ${said}`.replace(/ {2,}/g, ' '), status, body)
}

/** Queries may carry personal data; messages end up in logs. */
const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? url
