import { type HttpHandler, HttpResponse, http } from 'msw'
import type { MerchantContext } from '../context.ts'
import { demoCredentials } from '../credentials.ts'
import { readRequest } from '../graphql.ts'
import { createLeakyBucket } from '../leaky-bucket.ts'
import type { ShopId } from '../world/truth.ts'
import { answerShopify } from './answer.ts'
import { shopAt } from './view/index.ts'

/** The only version this shop speaks; as at Shopify, whoever asks for another gets this one, and a header that says so. */
const version = '2026-10'

/** A shop of this size is on the plan that restores 1,000 points a second; the bucket is twenty times that, as in recorded replies. */
const plan = { maximum: 20_000, restorePerSecond: 1000 }

/** Shopify Admin GraphQL of one shop, at `/<shop>/admin/api/<version>/graphql.json`. */
export function shopifyHandlers(shop: ShopId, context: MerchantContext): HttpHandler[] {
  const bucket = context.elapsed ? createLeakyBucket(plan, context.elapsed) : undefined
  return [
    http.post(`*/${shop}/admin/api/:version/graphql.json`, async ({ request }) => {
      const headers = { 'x-shopify-api-version': version, 'x-request-id': 'demo-request' }
      if (request.headers.get('x-shopify-access-token') !== demoCredentials[shop].accessToken) {
        const errors = '[API] Invalid API key or access token (unrecognized login or wrong password)'
        return HttpResponse.json({ errors }, { status: 401, headers })
      }
      const asked = readRequest(await request.json().catch(() => undefined))
      if (!asked) {
        return HttpResponse.json(
          { errors: { query: 'Required parameter missing or invalid' } },
          { status: 400, headers },
        )
      }
      const scope = shopAt(context.world(), shop, {
        at: context.now(),
        webhooksTo: context.webhookTarget?.(shop),
      })
      const body = await answerShopify(scope, asked, { bucket, quirks: context.quirks(shop) })
      return HttpResponse.json(body, { headers })
    }),
  ]
}
