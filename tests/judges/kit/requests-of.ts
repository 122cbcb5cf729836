import fc from 'fast-check'
import { arbitraryOf, type JsonSchema } from './arbitrary-of.ts'
import { damagedBody, damages, type Sent } from './damage.ts'

export interface OpenApi {
  paths: Record<
    string,
    { post: { requestBody: { content: { 'application/json': { schema: JsonSchema } } } } }
  >
}

export interface Calling {
  headers: Record<string, string>
  /** Values that lead on where others are refused: those of a verified customer. */
  known: Record<string, string>
}

/** Requests to every operation of a document: as it allows, with a wrong body, and damaged on their way. */
export function requestsOf({ paths }: OpenApi, { headers, known }: Calling): fc.Arbitrary<Sent> {
  const ofEach = Object.entries(paths).map(([path, { post }]) => {
    const { schema } = post.requestBody.content['application/json']
    const body = fc
      .tuple(arbitraryOf(schema), fc.integer({ min: 1, max: 10 }))
      .map(([one, luck]) => ({ ...asObject(one), ...(luck === 1 && pick(known, schema)) }))
    // Each from an address of its own, or the budget of one would answer them all.
    const sent = (of: fc.Arbitrary<unknown>): fc.Arbitrary<Sent> =>
      fc.tuple(of, fc.ipV4()).map(([one, address]) => ({
        method: 'POST',
        path: `/v1${path}`,
        headers: { ...headers, 'x-forwarded-for': address },
        body: JSON.stringify(one),
      }))
    return fc.oneof(
      { weight: 4, arbitrary: sent(body) },
      { weight: 4, arbitrary: sent(damagedBody(body)) },
      {
        weight: 2,
        arbitrary: fc.tuple(sent(body), fc.constantFrom(...damages)).map(([one, damage]) => damage(one)),
      },
    )
  })
  return fc.oneof(...ofEach)
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const pick = (known: Record<string, string>, { properties = {} }: JsonSchema): Record<string, string> =>
  Object.fromEntries(Object.entries(known).filter(([name]) => name in properties))
