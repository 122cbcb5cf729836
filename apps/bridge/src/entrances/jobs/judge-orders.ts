import { z } from 'zod'
import type { JudgeOrders } from '../../flow/judge-orders.ts'
import type { Log } from '../../platform/log.ts'
import { type AnyJob, defineJob } from '../../platform/queue.ts'

/** Every minute: judges the orders that have changed, and those that time may have changed. */
export const judgeOrders = ({ judge, log }: { judge: Pick<JudgeOrders, 'run'>; log: Log }): AnyJob =>
  defineJob({
    name: 'judge-orders',
    payload: z.object({}),
    key: () => 'all',
    repeat: { cron: '* * * * *', payloads: [{}] },
    longestSeconds: 300,
    async run(_, signal) {
      const orders = await judge.run(signal)
      if (orders > 0) log.info('orders judged', { counts: { orders } })
    },
  })
