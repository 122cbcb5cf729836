/**
 * What we use of Zendesk's app SDK, version 2. Zendesk publishes no types and ships the SDK only from its CDN.
 * https://developer.zendesk.com/api-reference/apps/apps-core-api/client_api/ – read 2026-11-20
 */
export type ZafSdk = {
  /** `false` when the page was not opened by a helpdesk: `origin` or `app_guid` is missing from its address. */
  init(): ZafClient | false
}

export type ZafHandler = (payload: unknown) => unknown

export type ZafClient = {
  on(event: string, handler: ZafHandler): void
  off(event: string, handler: ZafHandler): void
  /** Always resolves for a list of paths: look into `errors`. The npm copy resolves time-outs too. */
  get(paths: string | string[]): Promise<Record<string, unknown>>
  set(path: string, value: unknown): Promise<Record<string, unknown>>
  invoke(action: string, ...args: unknown[]): Promise<Record<string, unknown>>
  /** Rejects with an object like jQuery's jqXHR, not with an Error. Has no time-out of its own. */
  request(options: ZafRequestOptions): Promise<unknown>
}

/** https://developer.zendesk.com/api-reference/apps/apps-core-api/client_api/#clientrequestoptions */
export type ZafRequestOptions = {
  url: string
  type?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  contentType?: string
  data?: string
  headers?: Record<string, string>
  httpCompleteResponse?: boolean
  /** Send through Zendesk's proxy, which fills in `{{setting.…}}` and `{{jwt.token}}`. */
  secure?: boolean
  cors?: boolean
  timeout?: number
  jwt?: {
    algorithm: 'HS256'
    secret_key: string
    /** Seconds until the proxy's signature expires. */
    expiry: number
    claims: Record<string, string>
  }
}

/** What `app.registered` carries. Every part is optional: the host is another program. */
export type ZafRegisteredPayload = {
  context?: {
    instanceGuid?: string
    product?: string
    location?: string
    ticketId?: number | string
    account?: { subdomain?: string }
  }
  metadata?: {
    appId?: number | string
    name?: string
    version?: string
    installationId?: number | string
    settings?: Record<string, unknown>
  }
}
