/** The proxy will not send this request. Zendesk's own proxy answers 422 for settings it cannot resolve. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal'
  readonly status: number

  constructor(message: string, status = 422) {
    super(message)
    this.status = status
  }
}
