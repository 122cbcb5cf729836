import type { Buyer } from '../../world/truth.ts'
import type { Fields, Scope } from './scope.ts'

/** Where the parcel goes; without the right to personal data only country and region are left. */
export function addressView({ seesPeople }: Scope, { shipTo, email, phone, person }: Buyer): Fields {
  const { address, name } = shipTo
  const [first, ...rest] = name.split(' ')
  const mine = <T>(value: T): T | null => (seesPeople ? value : null)
  return {
    first_name: mine(first),
    last_name: mine(rest.join(' ')),
    name: mine(name),
    company: mine(person.company ?? null),
    address1: mine(address.street),
    address2: mine(address.street2 ?? ''),
    city: mine(address.city),
    state: address.provinceCode ?? null,
    state_code: address.provinceCode ?? null,
    zip: mine(address.zip),
    country: address.countryCode,
    country_code: address.countryCode,
    phone: mine(shipTo.phone ?? phone ?? ''),
    email: mine(email ?? null),
  }
}
