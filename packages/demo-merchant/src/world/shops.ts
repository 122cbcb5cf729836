import type { ShopId } from './truth.ts'

export interface Shop {
  id: ShopId
  number: number
  name: string
  domain: string
  currency: 'EUR' | 'USD'
  /** In front of every order number: two shops use the same numbers. */
  prefix: string
  zone: string
  /** Per cent; included in European prices, added to American ones. */
  tax: { percent: number; included: boolean }
}

export const shops: Record<ShopId, Shop> = {
  'shop-eu': {
    id: 'shop-eu',
    number: 61,
    name: 'Nordlicht Outdoor',
    domain: 'nordlicht-demo-eu.myshopify.com',
    currency: 'EUR',
    prefix: '#',
    zone: 'Europe/Berlin',
    tax: { percent: 19, included: true },
  },
  'shop-us': {
    id: 'shop-us',
    number: 72,
    name: 'Nordlicht Outdoor US',
    domain: 'nordlicht-demo-us.myshopify.com',
    currency: 'USD',
    prefix: 'US-',
    zone: 'America/Los_Angeles',
    tax: { percent: 8, included: false },
  },
}
