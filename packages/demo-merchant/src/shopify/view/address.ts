import type { PostalAddress } from '../../world/truth.ts'
import type { Fields } from './scope.ts'

interface AddressDraft {
  id: string
  name: string
  address: PostalAddress
  company?: string
  phone?: string
}

/** A `MailingAddress`. */
export function mailingAddress({ id, name, address, company, phone }: AddressDraft): Fields {
  const [firstName, ...rest] = name.split(' ')
  const { street, street2, city, province, provinceCode, zip, countryCode, country, zone } = address
  const lines = [company, street, street2, `${zip} ${city}`, country].filter((line) => line !== undefined)
  return {
    id,
    name,
    firstName,
    lastName: rest.join(' ') || null,
    company: company ?? null,
    address1: street,
    address2: street2 ?? null,
    city,
    province: province ?? null,
    provinceCode: provinceCode ?? null,
    zip,
    country,
    countryCodeV2: countryCode,
    phone: phone ?? null,
    timeZone: zone,
    formatted: ({ withName, withCompany }: { withName: boolean; withCompany: boolean }) => [
      ...(withName ? [name] : []),
      ...(withCompany ? lines : lines.filter((line) => line !== company)),
    ],
    formattedArea: `${city}, ${country}`,
  }
}
