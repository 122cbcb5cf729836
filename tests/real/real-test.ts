import { afterAll, beforeAll, inject, test } from 'vitest'
import { type AskedBridge, openBridge } from './bridge.ts'
import type { Buyer } from './catalogue.ts'
import { connectionsOf, type Merchant, startMerchant } from './merchant.ts'

/** A test that needs the two real systems; skipped, loudly (see real-setup.ts), where they cannot be installed. */
export const realTest = test.skipIf(inject('whyNotReal') !== '')

/** A merchant and a bridge to it for the tests of one file, while they run. */
export function openReal(): { merchant(): Merchant; bridge(): AskedBridge } {
  let merchant: Merchant | undefined
  let bridge: AskedBridge | undefined
  beforeAll(async () => {
    if (inject('whyNotReal') !== '') return
    merchant = await startMerchant()
    bridge = await openBridge(connectionsOf(merchant))
  })
  afterAll(async () => {
    await bridge?.close()
    await merchant?.close()
  })
  const started = <T>(one: T | undefined): T => {
    if (!one) throw new Error('the systems were not started')
    return one
  }
  return { merchant: () => started(merchant), bridge: () => started(bridge) }
}

let buyers = 0

/** Somebody who has never bought anything: a test that is tried again finds nothing of its first try. */
export function newBuyer(changes: Partial<Buyer> = {}): Buyer {
  buyers += 1
  return {
    firstName: 'Grace',
    lastName: 'Hopper',
    email: `grace.${buyers}@example.com`,
    street: 'Kastanienallee 7',
    city: 'Berlin',
    zip: '10435',
    ...changes,
  }
}
