import { z } from 'zod'

/** Asks one GraphQL door of Vendure, keeps its session, and reads each answer with a schema. */
export type ShopClient = <T>(query: string, schema: z.ZodType<T>, variables?: object) => Promise<T>

const Envelope = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
})
/** What Vendure understood and refuses comes with HTTP 200, as a member of the answer's union. */
const Refusal = z.object({ errorCode: z.string(), message: z.string() })

/** `door` is such as `http://127.0.0.1:3000/admin-api`. Throws with Vendure's own words. */
export function shopClient(door: string): ShopClient {
  let session: string | undefined
  return async (query, schema, variables = {}) => {
    const reply = await fetch(door, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // It closes idle connections without a word, and a step is not to be sent twice.
        connection: 'close',
        ...(session && { authorization: `Bearer ${session}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    })
    session = reply.headers.get('vendure-auth-token') ?? session
    const { data, errors } = Envelope.parse(await reply.json())
    const what = query.trim().slice(0, 120)
    if (errors || !data) throw new Error(`${what}: ${errors?.map(({ message }) => message).join('; ')}`)
    for (const value of Object.values(data)) {
      const refused = Refusal.safeParse(value)
      if (refused.success) throw new Error(`${what}: ${refused.data.errorCode}, ${refused.data.message}`)
    }
    return schema.parse(data)
  }
}
