import { z } from 'zod'
import type { BotContacts } from '../../flow/bot-contacts.ts'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'

/** Every ten minutes: ends conversations with chatbots that have been quiet for a day, and tells of what a bridge that ended left untold. */
export const endBotTalks = ({
  botContacts,
  log,
}: {
  botContacts: Pick<BotContacts, 'endQuiet'>
  log: Log
}): AnyJob =>
  defineJob({
    name: 'end-bot-talks',
    payload: z.object({}),
    key: () => 'all',
    repeat: { cron: '*/10 * * * *', payloads: [{}] },
    longestSeconds: 600,
    async run(_, signal) {
      const conversations = await botContacts.endQuiet(signal)
      if (conversations > 0) log.info('bot conversations ended', { counts: { conversations } })
    },
  })
