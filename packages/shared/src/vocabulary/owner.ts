import type { Words } from './word.ts'

/** Whose turn it is. */
export const owners = [
  'support',
  'warehouse',
  'carrier',
  'returns_desk',
  'finance',
  'merchandising',
  'customer',
] as const
export type Owner = (typeof owners)[number]

export const ownerText = {
  support: { label: 'Support', sentence: 'The support team acts next.' },
  warehouse: { label: 'Warehouse', sentence: 'The warehouse acts next.' },
  carrier: { label: 'Carrier', sentence: 'The carrier acts next.' },
  returns_desk: { label: 'Returns desk', sentence: 'The returns desk acts next.' },
  finance: { label: 'Finance', sentence: 'Finance acts next.' },
  merchandising: { label: 'Merchandising', sentence: 'Merchandising acts next.' },
  customer: { label: 'Customer', sentence: 'The customer acts next.' },
} satisfies Words<Owner>
