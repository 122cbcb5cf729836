import type { ConnectorDefinition } from './connector.ts'
import { easypost } from './easypost/index.ts'
import { loopReturns } from './loop_returns/index.ts'
import { medusa } from './medusa/index.ts'
import { shiphero } from './shiphero/index.ts'
import { shopify } from './shopify/index.ts'
import { tryton } from './tryton/index.ts'
import { vendure } from './vendure/index.ts'

/** Every vendor that can be connected. The only file that names them. */
export const connectors: readonly ConnectorDefinition[] = [
  easypost,
  loopReturns,
  medusa,
  shiphero,
  shopify,
  tryton,
  vendure,
]

/** The connector of a vendor's folder name, or `undefined`. */
export const connectorOf = (vendor: string): ConnectorDefinition | undefined =>
  connectors.find((connector) => connector.vendor === vendor)
