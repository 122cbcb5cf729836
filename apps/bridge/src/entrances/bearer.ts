import type { IncomingMessage } from 'node:http'

/** A token of ours has about 600 characters, one that Zendesk signs about 300. */
const longestToken = 4_096

/** The bearer token of a request, RFC 6750 2.1; `undefined` when there is none or it is longer than any that is valid. */
export const bearerOf = (request: Pick<IncomingMessage, 'headers'>): string | undefined => {
  const [, token] = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i.exec(request.headers.authorization ?? '') ?? []
  return token !== undefined && token.length <= longestToken ? token : undefined
}
