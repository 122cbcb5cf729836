import { identityTerms } from '../domain/identity/identity-terms.ts'
import { once } from './once.ts'
import type { Composed } from './panel.ts'
import type { TermOf } from './term-of.ts'

/** What a change must touch to change this panel, in the store's form. Found once for all who share a composition. */
export const createTermsOf = (termOf: TermOf) =>
  once(({ restsOn }: Pick<Composed, 'restsOn'>): ReadonlySet<string> => {
    const terms = new Set(restsOn.keys.map(({ kind, value }) => termOf(kind, value)))
    // A chatbot's hand-over may name nothing else.
    if (restsOn.ticketId !== undefined) terms.add(termOf('ticket', restsOn.ticketId))
    for (const record of restsOn.records) {
      const identity = identityTerms(record)
      for (const value of identity.orderNumbers) terms.add(termOf('order_number', value))
      for (const value of identity.shopOrderIds) terms.add(termOf('shop_order_id', value))
      for (const value of identity.trackingNumbers) terms.add(termOf('tracking_number', value))
      for (const value of identity.returnNumbers) terms.add(termOf('return_number', value))
    }
    return terms
  })
