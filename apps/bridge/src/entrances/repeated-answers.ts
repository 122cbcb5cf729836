import { hash } from 'node:crypto'
import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { Caller } from './caller.ts'
import type { Call } from './operation.ts'
import { factsOf, type RequestFacts } from './request-log.ts'
import { callerOf } from './session-guard.ts'

/** Panels are of 5 to 100 kB. */
const mostBytes = 16_000_000

/** An answer as it went over the wire, and what the log said of it. */
export interface RepeatedAnswer {
  bytes: Buffer
  facts: Omit<RequestFacts, 'requestId' | 'installation'>
  /** Whether a new answer would still be this one. */
  stands: () => boolean
}

export interface Asked {
  caller: Pick<Caller, 'subdomain' | 'installationId'>
  url: string
  body: Buffer
}

const words = new WeakMap<object, Buffer>()

/** For the parser of bodies: keeps what was sent, as it was sent. */
export const keepWords = (request: object, _response: unknown, body: Buffer): void => {
  words.set(request, body)
}

export type RepeatedAnswers = ReturnType<typeof createRepeatedAnswers>

/**
 * Answers in the bytes in which they were sent. An operation's answer depends on its input and on what the caller's installation may ask:
 * so on the address, the installation and every byte of the body.
 */
export function createRepeatedAnswers() {
  const known = new LRUCache<string, RepeatedAnswer>({
    maxSize: mostBytes,
    sizeCalculation: ({ bytes }) => bytes.length,
  })
  const keyOf = ({ caller, url, body }: Asked): string =>
    `${caller.subdomain}/${caller.installationId} ${url} ${hash('sha256', body)}`
  const askedBy = (request: Request, response: Response): Asked | undefined => {
    const [caller, body] = [callerOf(response), words.get(request)]
    return caller && body && { caller, url: request.originalUrl, body }
  }
  const find = (asked: Asked): RepeatedAnswer | undefined => {
    const answer = known.get(keyOf(asked))
    return answer?.stands() ? answer : undefined
  }
  return {
    find,
    /** True when the answer has been sent. The session and the limits have been checked before. */
    repeat(request: Request, response: Response): boolean {
      const asked = askedBy(request, response)
      const answer = asked && find(asked)
      if (answer) sendAgain(response, answer)
      return answer !== undefined
    },
    /** Takes an operation's word that its answer may be repeated, and sends the answer. */
    open(request: Request, response: Response): { mayRepeat: Call['mayRepeat']; send(data: unknown): void } {
      let stands: (() => boolean) | undefined
      return {
        mayRepeat(said) {
          stands = said
        },
        send(data) {
          const bytes = Buffer.from(JSON.stringify({ result: { data } }))
          const asked = askedBy(request, response)
          if (asked && stands?.()) {
            const { requestId: _, installation: __, ...facts } = factsOf(response)
            known.set(keyOf(asked), { bytes, facts, stands })
          }
          send(response, bytes)
        },
      }
    },
  }
}

/** Sends it as it was sent before, to a caller who may have it. */
export function sendAgain(response: Response, { bytes, facts }: RepeatedAnswer): void {
  Object.assign(factsOf(response), facts)
  send(response, bytes)
}

const send = (response: Response, bytes: Buffer): void => {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  })
  response.end(bytes)
}
