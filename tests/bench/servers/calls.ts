import type { Pool } from 'undici'
import type { Exchange } from '../exchange.ts'

/** The same upstream calls as the bridge makes, in the same hops, each hop in parallel; replies parsed and joined. What a person would write by hand. */
export async function callAll(pool: Pool, exchanges: readonly Exchange[]): Promise<unknown[]> {
  const found: unknown[] = []
  const lastHop = Math.max(...exchanges.map((one) => one.hop))
  for (let hop = 0; hop <= lastHop; hop += 1) {
    const replies = await Promise.all(
      exchanges
        .filter((one) => one.hop === hop)
        .map(async ({ method, path, headers, body }) => {
          const reply = await pool.request({ method, path, headers, body: body === '' ? null : body })
          return JSON.parse(await reply.body.text()) as unknown
        }),
    )
    found.push(...replies)
  }
  return found
}
