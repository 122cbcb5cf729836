import type { Response } from 'express'

/** What a counter says of one caller after a call. */
export interface Budget {
  /** Whose it is: `key`, `address`. */
  name: string
  most: number
  /** The time that `most` is for. */
  seconds: number
  left: number
  /** Until it is full again. */
  resetSeconds: number
}

/** Says what is left, one line for each budget that a call is taken off. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
export function tellBudget(response: Response, { name, most, seconds, left, resetSeconds }: Budget): void {
  response.append('RateLimit-Policy', `"${name}";q=${most};w=${seconds}`)
  response.append('RateLimit', `"${name}";r=${left};t=${resetSeconds}`)
}
