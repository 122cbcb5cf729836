import autocannon from 'autocannon'

interface Load {
  url: string
  headers: Record<string, string>
  body: string
  requests: number
}

/** Sends `requests` and resolves to how many were answered. Rejects when one was not answered with 2xx: a fast refusal is no result. */
export async function load({
  url,
  headers,
  body,
  requests,
  connections,
}: Load & { connections: number }): Promise<number> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers,
    body,
    amount: requests,
    connections,
    timeout: 60,
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} requests failed`)
  }
  return result.requests.total
}

/** Median milliseconds of one client that sends one request after the other. */
export async function latency({ url, headers, body, requests }: Load): Promise<number> {
  const times: number[] = []
  for (let sent = 0; sent < requests; sent += 1) {
    const start = performance.now()
    const reply = await fetch(url, { method: 'POST', headers, body })
    await reply.arrayBuffer()
    if (!reply.ok) throw new Error(`${url} answered ${reply.status}`)
    times.push(performance.now() - start)
  }
  // The first ones open connections and warm the compiler.
  return median(times.slice(10))
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Milliseconds with one decimal below which this part of the values lies. */
export const quantile = (values: readonly number[], part: number): string =>
  (values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? 0).toFixed(1)
