/** What answered is not the bridge: a proxy's error page, a login, a parked domain. */
export class ForeignReply extends Error {
  override readonly name = 'ForeignReply'
  readonly status: number

  constructor(status: number) {
    super(`The reply (${status}) is no JSON.`)
    this.status = status
  }
}

/** Keeps the status of such a reply, which tRPC's client forgets when it cannot read the body. */
export const refuseForeign = (response: Response): Response => {
  if (!response.headers.get('content-type')?.includes('json')) throw new ForeignReply(response.status)
  return response
}
