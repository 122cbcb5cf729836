import { z } from 'zod'
import type { Source } from '../../flow/ask.ts'
import type { PollDue } from '../../flow/poll.ts'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'

export interface PollDueOptions {
  /** With their memory. */
  sources: readonly Source[]
  poll: PollDue
  log: Log
}

/** Every minute, for each connection: asks again for what is due. */
export const pollDue = ({ sources, poll, log }: PollDueOptions): AnyJob =>
  defineJob({
    name: 'poll-due',
    payload: z.object({ connection: z.string() }),
    key: ({ connection }) => connection,
    repeat: { cron: '* * * * *', payloads: sources.map(({ connection }) => ({ connection })) },
    // A run takes 50 s and may be within a call then, which is given up after 30.
    longestSeconds: 120,
    // A place for each, as long as there are few: nobody waits for somebody else's run to end.
    sideBySide: Math.min(8, Math.max(1, sources.length)),
    async run({ connection }, signal) {
      // Another bridge, with a newer configuration, may have more connections than this one.
      const source = sources.find((one) => one.connection === connection)
      if (!source) return
      const { asked, failure } = await poll(source, signal)
      const told = { connections: [connection], counts: { asked }, outcome: failure ?? 'done' }
      if (failure) log.warn('polled', told)
      else if (asked > 0) log.info('polled', told)
    },
  })
