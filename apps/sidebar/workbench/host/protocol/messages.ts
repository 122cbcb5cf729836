/** Words on the wire between an app's page and its host. Section numbers are those of Zendesk's SDK 2.0 behaviour. */
export type AppMessage = {
  key?: string
  /** Of get, set and invoke; the reply repeats it. */
  id?: number
  request?: string
  params?: unknown
  message?: unknown
  error?: { msg?: unknown }
  appGuid?: string
  instanceGuid?: string
}

/** A message of the SDK: JSON text, or an object for replies to hooks. Anything else is somebody else's. */
export const parseMessage = (data: unknown): AppMessage | undefined => {
  const value = typeof data === 'string' ? parseJson(data) : data
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as AppMessage)
    : undefined
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An answer that the host refuses. Always with a name: without one the SDK takes the error for a result. */
export class ApiError extends Error {
  override readonly name = 'APIError'
}
