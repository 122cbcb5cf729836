import type { HttpHandler } from 'msw'
import type { MerchantContext } from './context.ts'
import { easyPostHandlers } from './easypost/handlers.ts'
import { loopHandlers } from './loop/handlers.ts'
import { shipHeroHandlers } from './shiphero/handlers.ts'
import { shopifyHandlers } from './shopify/handlers.ts'

/** The four dialects of the merchant's five systems, on any origin: for `setupServer` of msw, and behind `startDemoMerchant`. */
export const createHandlers = (context: MerchantContext): HttpHandler[] => [
  ...shopifyHandlers('shop-eu', context),
  ...shopifyHandlers('shop-us', context),
  ...shipHeroHandlers(context),
  ...easyPostHandlers(context),
  ...loopHandlers(context),
]
