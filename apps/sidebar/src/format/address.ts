import type { Address } from '@throughline/shared/model'

/** An address in lines, as it would stand on a parcel. Postcode and city share a line; the country is said in the reader's language. */
export const addressLines = (address: Address, locale: string): string[] => {
  const { name, company, lines, city, region, postcode, country, phone } = address
  const town = [postcode, city].filter(Boolean).join(' ')
  return [
    name,
    company,
    ...lines,
    [town, region].filter(Boolean).join(', '),
    country && countryName(country, locale),
    phone,
  ].filter((line): line is string => line !== undefined && line.trim() !== '')
}

/** `Berlin, Germany` */
export const shortAddress = ({ city, country }: Address, locale: string): string =>
  [city, country && countryName(country, locale)].filter(Boolean).join(', ')

const countryName = (code: string, locale: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
  } catch {
    // Some sources write a name where a code belongs.
    return code
  }
}
