import type { ProxyReply } from '../../host-config.ts'
import type { RequestOutcome } from './zaf-host.ts'

/**
 * Carries out `client.request`: own addresses and cors:true from this page, everything else through the proxy.
 * The outcome is what jQuery hands to an app: the body on success, an object like jqXHR on failure.
 */
export const clientRequest = async (options: Record<string, unknown>): Promise<RequestOutcome> => {
  const url = String(options.url ?? '')
  const foreign = /^(https?:)?\/\//.test(url)
  try {
    const reply = foreign && options.cors !== true ? await viaProxy(options) : await directly(url, options)
    return toOutcome(reply, options)
  } catch (error) {
    // As in a browser: no status, no words.
    const statusText = error instanceof Error ? error.message : 'error'
    return { ok: false, responseArgs: [{ status: 0, statusText, responseText: '' }, 'error', ''] }
  }
}

const viaProxy = async (options: Record<string, unknown>): Promise<ProxyReply> => {
  const reply = await fetch('/proxy', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  })
  if (!reply.ok) throw new Error(`The workbench's proxy failed: ${await reply.text()}`)
  return (await reply.json()) as ProxyReply
}

const directly = async (url: string, options: Record<string, unknown>): Promise<ProxyReply> => {
  if (options.secure === true && options.cors === true)
    throw new Error('Secure settings are filled in by the proxy; drop cors:true.')
  const method = String(options.type ?? 'GET').toUpperCase()
  const headers = new Headers((options.headers ?? {}) as Record<string, string>)
  const init: RequestInit = { method, headers }
  if (typeof options.data === 'string' && method !== 'GET') {
    init.body = options.data
    if (options.contentType) headers.set('content-type', String(options.contentType))
  }
  const reply = await fetch(url, init)
  return {
    status: reply.status,
    statusText: reply.statusText,
    headers: Object.fromEntries(reply.headers),
    responseText: await reply.text(),
  }
}

const toOutcome = (reply: ProxyReply, options: Record<string, unknown>): RequestOutcome => {
  const { status, statusText, headers, responseText } = reply
  const isJson = options.dataType === 'json' || (headers['content-type'] ?? '').includes('json')
  const responseJSON = isJson && responseText !== '' ? parseJson(responseText) : undefined
  const xhr = { status, statusText, responseText, responseJSON, headers }
  const ok = (status >= 200 && status < 300) || status === 304
  if (!ok) return { ok, responseArgs: [xhr, 'error', statusText] }
  const body = responseJSON ?? responseText
  return { ok, responseArgs: [options.httpCompleteResponse === true ? xhr : body, 'success', xhr] }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
