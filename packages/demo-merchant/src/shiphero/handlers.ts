import { type HttpHandler, HttpResponse, http } from 'msw'
import type { MerchantContext } from '../context.ts'
import { demoCredentials } from '../credentials.ts'
import { readRequest } from '../graphql.ts'
import { createLeakyBucket } from '../leaky-bucket.ts'
import { answerShipHero } from './answer.ts'
import { warehouseAt } from './view/index.ts'

const { accessToken, accessTokenWithoutPii, refreshToken } = demoCredentials.wms

/** As a recorded reply shows them. */
const quota = { maximum: 4004, restorePerSecond: 60 }

/** Tokens live for 28 days. */
const tokenLife = 28 * 24 * 60 * 60

/** ShipHero's public API at `/wms/graphql`, with `/wms/auth/refresh`. The form of its refusals is not documented; this one is what an identity provider usually says. */
export function shipHeroHandlers(context: MerchantContext): HttpHandler[] {
  const bucket = context.elapsed ? createLeakyBucket(quota, context.elapsed) : undefined
  return [
    http.post('*/wms/graphql', async ({ request }) => {
      const token = request.headers.get('authorization')?.replace(/^Bearer /i, '')
      if (token !== accessToken && token !== accessTokenWithoutPii) {
        return HttpResponse.json({ code: 'token_expired', description: 'token is expired' }, { status: 401 })
      }
      const asked = readRequest(await request.json().catch(() => undefined))
      if (!asked)
        return HttpResponse.json({ errors: [{ message: 'Must provide query string.' }] }, { status: 400 })
      const scope = warehouseAt(context.world(), context.now(), {
        seesPeople: token === accessToken,
        webhooksTo: context.webhookTarget?.('wms'),
      })
      return HttpResponse.json(await answerShipHero(scope, asked, { bucket, quirks: context.quirks('wms') }))
    }),
    http.post('*/wms/auth/refresh', async ({ request }) => {
      const body: unknown = await request.json().catch(() => undefined)
      const given =
        typeof body === 'object' && body !== null && 'refresh_token' in body ? body.refresh_token : undefined
      if (given !== refreshToken) {
        return HttpResponse.json(
          { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
          { status: 403 },
        )
      }
      // No new refresh token: the old one stays good.
      return HttpResponse.json({
        access_token: accessToken,
        expires_in: tokenLife,
        scope: 'view:orders view:pii view:products view:shipments',
        token_type: 'Bearer',
      })
    }),
  ]
}
