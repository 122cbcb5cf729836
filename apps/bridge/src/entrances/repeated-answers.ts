import { hash } from 'node:crypto'
import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { Call } from './operations.ts'
import type { PanelFacts } from './panel-facts.ts'
import { factsOf } from './request-log.ts'
import { callerOf } from './session-guard.ts'

/** Panels are of 5 to 100 kB. */
const mostBytes = 16_000_000

interface Answer {
  bytes: Buffer
  facts: PanelFacts
  stands: () => boolean
}

const words = new WeakMap<object, Buffer>()

/** For the parser of bodies: keeps what was sent, as it was sent. */
export const keepWords = (request: object, _response: unknown, body: Buffer): void => {
  words.set(request, body)
}

/**
 * Answers in the bytes in which they were sent. An operation's answer depends on its input and on what the caller's installation may ask:
 * so on the route, the installation and every byte of the body. Sessions and limits are behind us here; they are checked each time.
 */
export function createRepeatedAnswers() {
  const known = new LRUCache<string, Answer>({
    maxSize: mostBytes,
    sizeCalculation: ({ bytes }) => bytes.length,
  })
  const keyOf = (request: Request, response: Response): string | undefined => {
    const [caller, body] = [callerOf(response), words.get(request)]
    if (!caller || !body) return undefined
    return `${caller.subdomain}/${caller.installationId} ${request.path} ${hash('sha256', body)}`
  }
  return {
    /** True when the answer has been sent. */
    repeat(request: Request, response: Response): boolean {
      const key = keyOf(request, response)
      const answer = key === undefined ? undefined : known.get(key)
      if (!answer?.stands()) return false
      Object.assign(factsOf(response), answer.facts)
      send(response, answer.bytes)
      return true
    },
    /** Takes an operation's word that its answer may be repeated, and sends answers. */
    open(request: Request, response: Response): { mayRepeat: Call['mayRepeat']; send(data: unknown): void } {
      let stands: (() => boolean) | undefined
      return {
        mayRepeat(said) {
          stands = said
        },
        send(data) {
          const bytes = Buffer.from(JSON.stringify({ result: { data } }))
          const key = keyOf(request, response)
          if (stands?.() && key !== undefined) {
            const { outcome, connections, counts, failures } = factsOf(response)
            known.set(key, { bytes, facts: { outcome, connections, counts, failures }, stands })
          }
          send(response, bytes)
        },
      }
    },
  }
}

const send = (response: Response, bytes: Buffer): void => {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  })
  response.end(bytes)
}
