import type { ProxyReply } from '../host-config.ts'
import { fillIn, type Settings } from './placeholders.ts'
import { ProxyRefusal } from './proxy-refusal.ts'
import { signJwt } from './sign-jwt.ts'

/** 10 s. How long Zendesk's proxy waits is not documented; apps plan for answers under that. */
const patienceMs = 10_000

export type ProxyOptions = {
  settings: Settings
  /** Bare host names. Nothing is sent to any other. */
  allowedHosts: string[]
  fetch?: typeof globalThis.fetch
  /** Seconds since 1970, for `exp`. */
  nowSeconds?: () => number
}

type Outgoing = { url: URL; init: RequestInit }

/**
 * Zendesk's request proxy: fills in secure settings, signs, sends, and hands back whatever came. A refusal is a reply
 * with a status too; the page sees no difference between the proxy's errors and the other side's.
 */
export const proxyRequest = async (request: unknown, options: ProxyOptions): Promise<ProxyReply> => {
  try {
    const { url, init } = await toOutgoing((request ?? {}) as Record<string, unknown>, options)
    const reply = await (options.fetch ?? fetch)(url, { ...init, signal: AbortSignal.timeout(patienceMs) })
    return {
      status: reply.status,
      statusText: reply.statusText,
      headers: Object.fromEntries(reply.headers),
      responseText: await reply.text(),
    }
  } catch (error) {
    if (error instanceof ProxyRefusal) return refused(error.status, 'Unprocessable Entity', error.message)
    const late = error instanceof Error && error.name === 'TimeoutError'
    return late
      ? refused(504, 'Gateway Timeout', `No answer within ${patienceMs / 1000} s.`)
      : refused(502, 'Bad Gateway', `The host did not answer: ${reasonOf(error)}`)
  }
}

const toOutgoing = async (request: Record<string, unknown>, options: ProxyOptions): Promise<Outgoing> => {
  const { settings, allowedHosts } = options
  const secure = request.secure === true
  const token =
    secure && request.jwt !== undefined
      ? await signJwt(request.jwt, settings, options.nowSeconds?.() ?? Date.now() / 1000)
      : undefined
  // Without secure:true the proxy leaves placeholders as they stand.
  const fill = (text: string, scope: 'header' | 'body' | 'url') =>
    secure ? fillIn(text, scope, settings).replaceAll('{{jwt.token}}', () => token ?? '{{jwt.token}}') : text

  const url = toUrl(fill(String(request.url ?? ''), 'url'))
  if (!allowedHosts.includes(url.hostname))
    throw new ProxyRefusal(
      `${url.hostname} is not in the app's domainWhitelist (${allowedHosts.join(', ') || 'empty'}).`,
      403,
    )
  const method = String(request.type ?? request.method ?? 'GET').toUpperCase()
  const reads = method === 'GET' || method === 'HEAD'
  const body = bodyOf(request.data, (text) => fill(text, reads ? 'url' : 'body'))
  const sendsBody = body !== undefined && !reads
  if (body !== undefined && reads) url.search += `${url.search ? '&' : '?'}${body.text}`

  const headers = new Headers()
  if (sendsBody) headers.set('content-type', String(request.contentType ?? body.type))
  for (const [name, value] of Object.entries((request.headers ?? {}) as Record<string, unknown>)) {
    // Zendesk's proxy does not carry header names with an underscore.
    if (!name.includes('_')) headers.set(name, fill(String(value), 'header'))
  }
  // A redirect could carry the signed header to a host outside the list.
  const init: RequestInit = { method, headers, redirect: 'manual' }
  if (sendsBody) init.body = body.text
  return { url, init }
}

const toUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new ProxyRefusal(`“${text}” is no http(s) address.`, 400)
  return url
}

/** As jQuery does: text goes as it is, an object as form fields. */
const bodyOf = (
  data: unknown,
  fill: (text: string) => string,
): { text: string; type: string } | undefined => {
  if (data === undefined || data === null || data === '') return undefined
  const type = 'application/x-www-form-urlencoded; charset=UTF-8'
  if (typeof data === 'string') return { text: fill(data), type }
  const fields = Object.entries(data as Record<string, unknown>)
  return {
    text: new URLSearchParams(fields.map(([name, value]) => [name, fill(String(value))])).toString(),
    type,
  }
}

const refused = (status: number, statusText: string, description: string): ProxyReply => ({
  status,
  statusText,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  responseText: JSON.stringify({ error: statusText, description }),
})

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}
