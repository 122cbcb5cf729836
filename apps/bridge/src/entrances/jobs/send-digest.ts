import { z } from 'zod'
import type { SendDigestIfDue } from '../../flow/digest.ts'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'

/** Every five minutes: sends the leads' mail of the week when its hour has come, or as soon after as a bridge is there. */
export const sendDigest = ({ send, log }: { send: SendDigestIfDue; log: Log }): AnyJob =>
  defineJob({
    name: 'send-digest',
    payload: z.object({}),
    key: () => 'all',
    repeat: { cron: '*/5 * * * *', payloads: [{}] },
    longestSeconds: 300,
    async run() {
      if ((await send()) === 'sent') log.info('the weekly digest was sent')
    },
  })
