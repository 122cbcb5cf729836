import type { RequestListener } from 'node:http'
import cors from 'cors'
import express, { type ErrorRequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import { errorFacts, type Log } from '../platform/log.ts'
import type { BoardSignIn } from './board-sign-in.ts'
import { type BotDoorsOptions, botDoors } from './bot-doors.ts'
import { createSessions } from './bridge-session.ts'
import { health, type Readiness } from './health.ts'
import type { Installations } from './installations.ts'
import { limit } from './limits.ts'
import { refuse } from './refuse.ts'
import { createRepeatedAnswers, keepWords } from './repeated-answers.ts'
import { factsOf, requestLog } from './request-log.ts'
import { callerOf, sessionGuard } from './session-guard.ts'
import { shortWay } from './short-way.ts'
import { signIn } from './sign-in.ts'
import type { Streams } from './streams.ts'
import type { AppRouter } from './trpc.ts'
import { trpcDoor } from './trpc-door.ts'
import { type WebhookDoorOptions, webhookDoor } from './webhooks.ts'
import { createZendeskVerifier, type VerifierOptions } from './zendesk-token.ts'

export interface AppOptions {
  bridge: Config['bridge']
  installations: Installations
  router: AppRouter
  readiness: Readiness
  /** Absent without a store: what cannot be kept is not taken. */
  webhooks?: Omit<WebhookDoorOptions, 'perMinute' | 'now'> | undefined
  /** Absent without a store: a verification has to be kept. */
  bots?: Omit<BotDoorsOptions, 'publicUrl' | 'addressPerMinute'> | undefined
  /** Where people prove who they are. */
  boardSignIn?: Pick<BoardSignIn, 'start' | 'callback'> | undefined
  streams: Streams
  /** Whether a sign-in's token is used for the first time at any bridge. */
  useOnce?: VerifierOptions['useOnce']
  log: Log
  /** Epoch milliseconds. */
  now: () => number
}

/** All doors, in the order in which a request meets them. */
export function createApp(options: AppOptions): RequestListener {
  const {
    bridge,
    installations,
    router,
    readiness,
    webhooks,
    bots,
    boardSignIn,
    streams,
    useOnce,
    log,
    now,
  } = options
  const { limits } = bridge
  const sessions = createSessions({ secret: bridge.sessionSecret, installations, now })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', bridge.trustProxy.length > 0 ? bridge.trustProxy : false)

  const first = [
    requestLog(log),
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
    }),
  ]
  app.use(...first)
  app.use(health(readiness))
  if (webhooks) app.use('/webhooks', webhookDoor({ ...webhooks, perMinute: limits.webhooks, now }))

  if (bots) {
    const publicUrl = bridge.publicUrl.replace(/\/$/, '')
    app.use(botDoors({ ...bots, publicUrl, addressPerMinute: limits.address }))
  }

  app.post(
    '/auth/zendesk',
    limit({ name: 'sign_in', perMinute: limits.signIn }),
    express.json({ limit: '4kb' }),
    signIn(createZendeskVerifier({ installations, now, useOnce }), sessions),
  )

  if (boardSignIn) {
    const people = limit({ name: 'board_sign_in', perMinute: limits.signIn })
    app.get('/auth/zendesk/start', people, boardSignIn.start)
    app.get('/auth/zendesk/callback', people, boardSignIn.callback(sessions))
  }

  const guards = [
    cors({
      origin: (origin, allow) => allow(null, origin !== undefined && installations.allows(origin)),
      methods: ['GET', 'POST'],
      allowedHeaders: ['Authorization', 'Content-Type', 'Trpc-Accept'],
      exposedHeaders: ['Retry-After', 'X-Request-Id'],
      maxAge: 600,
    }),
    limit({ name: 'address', perMinute: limits.address }),
    sessionGuard(sessions),
    limit({
      name: 'session',
      perMinute: limits.session,
      keyOf: (response) => callerOf(response)?.sessionId ?? '',
    }),
  ]
  const answers = createRepeatedAnswers()
  app.use(
    '/trpc',
    ...guards,
    express.json({ limit: '1mb', strict: false, verify: keepWords }),
    trpcDoor({ router, streams, answers, now }),
  )

  app.use((_, response) => refuse(response, 'NOT_FOUND'))
  app.use(lastResort)
  return shortWay({
    app,
    guards: [...first, ...guards],
    sessions,
    answers,
    onError: (error, request, response) => lastResort(error, request, response, () => {}),
  })
}

/** What a body parser or the router refused, in our words; anything else is a bug. */
// biome-ignore lint/complexity/useMaxParams: Express knows an error handler by its four parameters
const lastResort: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  if (status === 413) return refuse(response, 'PAYLOAD_TOO_LARGE')
  if (status === 415) return refuse(response, 'UNSUPPORTED_MEDIA_TYPE')
  if (typeof status === 'number' && status >= 400 && status < 500) return refuse(response, 'BAD_REQUEST')
  factsOf(response).error = errorFacts(error)
  return refuse(response, 'INTERNAL_SERVER_ERROR')
}
