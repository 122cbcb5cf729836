import type { RequestHandler } from 'express'
import { z } from 'zod'
import { bearerOf } from './bearer.ts'
import type { Sessions } from './bridge-session.ts'
import { refuse } from './refuse.ts'
import { factsOf } from './request-log.ts'
import type { createZendeskVerifier } from './zendesk-token.ts'

const SignIn = z.object({ origin: z.string().max(300) })

/**
 * `POST /auth/zendesk`: the sidebar, through Zendesk's request proxy, exchanges a token signed with the app's secret for a session.
 * Body `{origin}` is the page that will use it. Answers `{token, expiresAt}`.
 */
export const signIn =
  (verify: ReturnType<typeof createZendeskVerifier>, sessions: Sessions): RequestHandler =>
  async (request, response) => {
    const facts = factsOf(response)
    facts.route = '/auth/zendesk'
    const body = SignIn.safeParse(request.body)
    if (!body.success) return refuse(response, 'BAD_REQUEST')
    const verdict = await verify(bearerOf(request))
    if (!verdict.ok) {
      Object.assign(facts, { reason: verdict.reason, installation: verdict.installation })
      return refuse(response, 'UNAUTHORIZED')
    }
    const { installation } = verdict.who
    facts.installation = installation.id
    if (!installation.origins.has(body.data.origin)) {
      facts.reason = 'origin_not_listed'
      return refuse(response, 'UNAUTHORIZED')
    }
    response.setHeader('Cache-Control', 'no-store')
    response.json(await sessions.issue(verdict.who, body.data.origin))
  }
