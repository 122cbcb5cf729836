import { z } from 'zod'
import type { Outcomes } from '../../flow/outcomes.ts'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'

export interface CountContactsOptions {
  outcomes: Pick<Outcomes, 'settle'>
  accounts(): Promise<readonly string[]>
  log: Log
}

/** Every minute: counts what a bridge that ended, or a backfill from a shell, has left uncounted. */
export const countContacts = ({ outcomes, accounts, log }: CountContactsOptions): AnyJob =>
  defineJob({
    name: 'count-contacts',
    payload: z.object({}),
    key: () => 'all',
    repeat: { cron: '* * * * *', payloads: [{}] },
    longestSeconds: 600,
    async run(_, signal) {
      let tickets = 0
      for (const account of await accounts()) {
        for (let some = 1; some > 0 && !signal.aborted; tickets += some) some = await outcomes.settle(account)
      }
      if (tickets > 0) log.info('contacts counted', { counts: { tickets } })
    },
  })
