import { expect, test } from 'vitest'
import { emptyDatabase, openTestStore } from '../../kit/databases.ts'
import { freePort } from '../../kit/free-port.ts'
import { openVendor } from './merchant.ts'
import { bridgeProgram, sendEvents } from './webhook-load.ts'

test('webhooks are acknowledged while their vendor answers nothing, and wait for it in the store', {
  timeout: 60_000,
}, async () => {
  const location = await emptyDatabase('PostgreSQL')
  let asked = 0
  const url = await openVendor(() => {
    asked += 1
  })
  const carrier = { url, steps: new Map<string, number>(), silence: async () => {} }
  const bridge = bridgeProgram({ carrier, port: await freePort(), store: location })
  await bridge.start()
  const { retries } = await sendEvents({ carrier, url: bridge.url, events: 400, parcels: 20 })
  expect(retries).toBe(0)
  while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await bridge.stop()
  expect(bridge.complaints()).toBe('')
  const store = await openTestStore(location)
  expect(await store.inbox.open()).toBe(400)
})
