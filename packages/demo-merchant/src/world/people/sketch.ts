import type { PostalAddress } from '../truth.ts'

/**
 * Invented people. E-mail domains are those that RFC 2606 and RFC 6761 keep for examples; phone numbers come from the ranges that
 * the German, French, British and North American regulators keep for fiction; who lives elsewhere gives none.
 */
export interface Sketch {
  name: [first: string, last: string]
  email?: string
  phone?: string
  locale: string
  address: PostalAddress
  company?: string
}
