import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { email, headersOf, order } from './bot-calls.ts'
import { quantile } from './measure.ts'
import type { Worker } from './worker.ts'

const guesses = 100
/** Tries are counted in real time, and a code for one order is sent 5 times in a quarter of an hour. */
const guessRounds = 4

/** A hundred wrong codes at once for one verification, and then the right one. */
export async function guess(
  bridge: Worker,
  { key, outbox }: { key: string; outbox: string },
): Promise<string[]> {
  const times: number[] = []
  const answers: Record<number, number> = {}
  let cpu = 0
  for (let round = 0; round < guessRounds; round += 1) {
    // From another address each round, as by another bot, so that it meets limits of its own.
    const headers = { ...headersOf(key), 'x-forwarded-for': `10.0.0.${round + 1}` }
    const own = `guessed-${round}`
    const body = JSON.stringify({ conversation: own, order, email, sendCode: true })
    const started = await fetch(`${bridge.url}/v1/verification/start`, { method: 'POST', headers, body })
    if (!started.ok) throw new Error(`no code is sent: ${await started.text()}`)
    const { token } = (await started.json()) as { token: string }
    const right = await codeIn(outbox, round)
    const confirm = async (code: string) => {
      const before = performance.now()
      const reply = await fetch(`${bridge.url}/v1/verification/confirm`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ conversation: own, token, code }),
      })
      await reply.text()
      return { status: reply.status, ms: performance.now() - before }
    }
    const wrong = Array.from({ length: guesses }, (_, index) =>
      String((Number(right) + 1 + index) % 1_000_000).padStart(6, '0'),
    )
    const before = await bridge.cpuMicros()
    const said = await Promise.all(wrong.map(confirm))
    cpu += (await bridge.cpuMicros()) - before
    for (const { status, ms } of said) {
      times.push(ms)
      answers[status] = (answers[status] ?? 0) + 1
    }
    const late = await confirm(right)
    if (late.status === 200) throw new Error('the right code still opens after a hundred wrong ones')
  }
  const each = (status: number) => ((answers[status] ?? 0) / guessRounds).toFixed(1)
  const others = Object.keys(answers).filter((status) => status !== '404' && status !== '429')
  if (others.length > 0) throw new Error(`guesses were answered with ${others.join(', ')}`)
  return [
    `${guesses} wrong codes at once for one verification, ${guessRounds} times; the right one afterwards is refused each time:`,
    '',
    '| answered 404 (tried) | answered 429 | CPU ms each | p50 ms | p99 ms | slowest ms |',
    '|---|---|---|---|---|---|',
    `| ${each(404)} | ${each(429)} | ${(cpu / 1_000 / guesses / guessRounds).toFixed(2)} | ${quantile(times, 0.5)} | ${quantile(times, 0.99)} | ${quantile(times, 1)} |`,
  ]
}

/** The code of the mail after `earlier` others. */
async function codeIn(outbox: string, earlier: number): Promise<string> {
  for (let looked = 0; looked < 200; looked += 1) {
    const mails = readdirSync(outbox)
    const last = mails.toSorted().at(-1)
    const code =
      last && mails.length > earlier
        ? /\b\d{6}\b/.exec(readFileSync(join(outbox, last), 'utf8').split('\n\n')[1] ?? '')?.[0]
        : undefined
    if (code !== undefined) return code
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('no mail came')
}
