import type { Sighting } from './sighting.ts'

/** Support addresses that every Zendesk account has. */
const helpdesk = 'zendesk.com'

/** Whether an e-mail is at one of our own domains or below one. */
export function isOwnAddress({ kind, value }: Sighting, ownDomains: readonly string[] = []): boolean {
  if (kind !== 'email') return false
  const domain = value.slice(value.lastIndexOf('@') + 1)
  return [helpdesk, ...ownDomains].some((own) => {
    const plain = own.toLowerCase()
    return domain === plain || domain.endsWith(`.${plain}`)
  })
}
