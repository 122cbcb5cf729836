import type { PostalAddress } from '../truth.ts'
import type { Sketch } from './sketch.ts'

const states = {
  OR: ['Oregon', 'America/Los_Angeles'],
  WA: ['Washington', 'America/Los_Angeles'],
  CA: ['California', 'America/Los_Angeles'],
  CO: ['Colorado', 'America/Denver'],
  IL: ['Illinois', 'America/Chicago'],
  NY: ['New York', 'America/New_York'],
  NJ: ['New Jersey', 'America/New_York'],
} as const

const america = (
  street: string,
  [zip, city]: [string, string],
  state: keyof typeof states,
): PostalAddress => ({
  street,
  zip,
  city,
  province: states[state][0],
  provinceCode: state,
  countryCode: 'US',
  country: 'United States',
  zone: states[state][1],
})

/** Customers of the American shop, by the short names that scenarios use. */
export const americans = {
  dana: {
    name: ['Dana', 'Whitfield'],
    email: 'dana.whitfield@example.com',
    phone: '+15035550147',
    locale: 'en-US',
    address: america('2418 SE Ankeny St', ['97214', 'Portland'], 'OR'),
  },
  marcus: {
    name: ['Marcus', 'Bell'],
    email: 'marcus.bell@example.org',
    phone: '+12065550119',
    locale: 'en-US',
    address: america('917 N 34th St', ['98103', 'Seattle'], 'WA'),
  },
  priya: {
    name: ['Priya', 'Raman'],
    email: 'priya.raman@example.net',
    phone: '+13125550186',
    locale: 'en-US',
    address: america('1640 W Grace St', ['60613', 'Chicago'], 'IL'),
  },
  elliot: {
    name: ['Elliot', 'Crane'],
    email: 'elliot.crane@example.org',
    phone: '+13035550172',
    locale: 'en-US',
    address: america('3301 Tejon St', ['80211', 'Denver'], 'CO'),
  },
  rosa: {
    name: ['Rosa', 'Delgado'],
    email: 'rosa.delgado@example.com',
    phone: '+12135550133',
    locale: 'es-US',
    address: america('4120 Eagle Rock Blvd', ['90065', 'Los Angeles'], 'CA'),
  },
  whitney: {
    name: ['Whitney', 'Osei'],
    email: 'whitney.osei@example.net',
    phone: '+12015550164',
    locale: 'en-US',
    address: america('75 Newark Ave', ['07302', 'Jersey City'], 'NJ'),
  },
  calvin: {
    name: ['Calvin', 'Ostrow'],
    email: 'calvin.ostrow@example.com',
    phone: '+12125550151',
    locale: 'en-US',
    address: america('410 W 24th St', ['10011', 'New York'], 'NY'),
  },
  hana: {
    name: ['Hana', 'Okafor'],
    email: 'hana.okafor@example.org',
    phone: '+14155550127',
    locale: 'en-US',
    address: america('255 Clement St', ['94118', 'San Francisco'], 'CA'),
  },
  june: {
    name: ['June', 'Abbott'],
    email: 'june.abbott@example.com',
    phone: '+15415550138',
    locale: 'en-US',
    address: america('860 NW Bond St', ['97703', 'Bend'], 'OR'),
  },
  theo: {
    name: ['Theo', 'Marsh'],
    email: 'theo.marsh@example.net',
    locale: 'en-US',
    address: america('1201 Pine St', ['98101', 'Seattle'], 'WA'),
  },
  lena: {
    name: ['Lena', 'Hartwell'],
    email: 'lena.hartwell@example.org',
    phone: '+17205550109',
    locale: 'en-US',
    address: america('2000 Larimer St', ['80205', 'Denver'], 'CO'),
  },
  amos: {
    name: ['Amos', 'Lindley'],
    email: 'amos.lindley@example.com',
    phone: '+18155550195',
    locale: 'en-US',
    address: america('318 Galena Ave', ['61032', 'Freeport'], 'IL'),
  },
  nadia: {
    name: ['Nadia', 'Petrov'],
    email: 'nadia.petrov@example.net',
    phone: '+19175550176',
    locale: 'en-US',
    address: america('88 Greene St', ['10012', 'New York'], 'NY'),
  },
  wes: {
    name: ['Wes', 'Tallman'],
    email: 'wes.tallman@example.org',
    phone: '+15095550112',
    locale: 'en-US',
    address: america('1404 W Broadway Ave', ['99201', 'Spokane'], 'WA'),
  },
  carmen: {
    name: ['Carmen', 'Ybarra'],
    email: 'carmen.ybarra@example.com',
    phone: '+16195550183',
    locale: 'es-US',
    address: america('3030 Grape St', ['92102', 'San Diego'], 'CA'),
  },
  gil: {
    name: ['Gil', 'Farrow'],
    email: 'gil.farrow@example.net',
    phone: '+19735550140',
    locale: 'en-US',
    address: america('12 Church St', ['07042', 'Montclair'], 'NJ'),
  },
} satisfies Record<string, Sketch>
