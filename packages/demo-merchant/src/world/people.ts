import { day, type Instant } from './time.ts'
import type { Person, PostalAddress, ShopId } from './truth.ts'

/**
 * Invented people. E-mail domains are those that RFC 2606 and RFC 6761 keep for examples; phone numbers come from the ranges that
 * the German, French, British and North American regulators keep for fiction; who lives elsewhere gives none.
 */
interface Sketch {
  name: [first: string, last: string]
  email?: string
  phone?: string
  locale: string
  address: PostalAddress
  company?: string
}

const germany = (street: string, zip: string, city: string): PostalAddress => ({
  street,
  zip,
  city,
  countryCode: 'DE',
  country: 'Germany',
  zone: 'Europe/Berlin',
})

const abroad = (
  street: string,
  [zip, city]: [string, string],
  [countryCode, country, zone]: [string, string, string],
): PostalAddress => ({
  street,
  zip,
  city,
  countryCode,
  country,
  zone,
})

const france: [string, string, string] = ['FR', 'France', 'Europe/Paris']
const netherlands: [string, string, string] = ['NL', 'Netherlands', 'Europe/Amsterdam']
const spain: [string, string, string] = ['ES', 'Spain', 'Europe/Madrid']
const austria: [string, string, string] = ['AT', 'Austria', 'Europe/Vienna']

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

const europeans = {
  ada: {
    name: ['Ada', 'Lindqvist'],
    email: 'ada@example.com',
    phone: '+493023125104',
    locale: 'en',
    address: germany('Gleimstraße 12', '10437', 'Berlin'),
  },
  // Every word of ada@example.com stands in this address, in the same order: a search by words finds both.
  adaNamesake: {
    name: ['Ada', 'Winter'],
    email: 'winter.ada@example.com',
    locale: 'de',
    address: germany('Lindenallee 3', '50968', 'Köln'),
  },
  katharina: {
    name: ['Katharina', 'Brandt'],
    email: 'katharina.brandt@example.org',
    phone: '+4917604069011',
    locale: 'de',
    address: germany('Maxfeldstraße 41', '90409', 'Nürnberg'),
  },
  jonas: {
    name: ['Jonas', 'Weber'],
    email: 'Jonas.Weber@example.net',
    phone: '+494066969112',
    locale: 'de',
    address: germany('Osterstraße 88', '20259', 'Hamburg'),
  },
  femke: {
    name: ['Femke', 'de Vries'],
    email: 'femke.devries@example.org',
    locale: 'nl',
    address: abroad('Oudegracht 214', ['3511 NR', 'Utrecht'], netherlands),
  },
  sander: {
    name: ['Sander', 'Bakker'],
    email: 'sander.bakker@example.net',
    locale: 'nl',
    address: abroad('Javastraat 57', ['1094 HB', 'Amsterdam'], netherlands),
  },
  mathilde: {
    name: ['Mathilde', 'Roux'],
    email: 'mathilde.roux@example.org',
    phone: '+33199001277',
    locale: 'fr',
    address: abroad('18 rue des Capucins', ['69001', 'Lyon'], france),
  },
  camille: {
    name: ['Camille', 'Perrin'],
    email: 'camille.perrin@example.com',
    phone: '+33639981205',
    locale: 'fr',
    address: abroad('7 rue Lepic', ['75018', 'Paris'], france),
  },
  hugo: {
    name: ['Hugo', 'Marchand'],
    email: 'hugo.marchand@example.net',
    locale: 'fr',
    address: abroad('3 place Saint-Bruno', ['38000', 'Grenoble'], france),
  },
  lucia: {
    name: ['Lucía', 'Navarro'],
    email: 'lucia.navarro@example.org',
    locale: 'es',
    address: abroad('Calle de Embajadores 31', ['28012', 'Madrid'], spain),
  },
  haruka: {
    name: ['遥', '佐藤'],
    email: 'haruka.sato@example.com',
    locale: 'ja',
    address: abroad('江東区東陽 2-4-1', ['135-0016', '東京都'], ['JP', 'Japan', 'Asia/Tokyo']),
  },
  oliver: {
    name: ['Oliver', 'Haig'],
    email: 'oliver.haig@example.com',
    phone: '+442079460123',
    locale: 'en',
    address: abroad('12 Marchmont Street', ['WC1N 1AG', 'London'], ['GB', 'United Kingdom', 'Europe/London']),
  },
  reto: {
    name: ['Reto', 'Ammann'],
    email: 'reto.ammann@example.org',
    locale: 'de-CH',
    address: abroad('Badenerstrasse 120', ['8004', 'Zürich'], ['CH', 'Switzerland', 'Europe/Zurich']),
  },
  astrid: {
    name: ['Astrid', 'Holm'],
    email: 'astrid.holm@example.net',
    locale: 'da',
    address: abroad('Istedgade 44', ['1650', 'København'], ['DK', 'Denmark', 'Europe/Copenhagen']),
  },
  matthias: {
    name: ['Matthias', 'Kern'],
    email: 'm.kern@example.com',
    phone: '+498999998131',
    locale: 'de',
    address: germany('Leopoldstraße 70', '80802', 'München'),
  },
  birgit: {
    name: ['Birgit', 'Sommer'],
    email: 'birgit.sommer@example.org',
    phone: '+4917604069125',
    locale: 'de',
    address: germany('Am Weiher 5', '79312', 'Emmendingen'),
  },
  tobias: {
    name: ['Tobias', 'Ehlers'],
    email: 'tobias.ehlers@example.net',
    locale: 'de',
    address: germany('Brunnengasse 2', '35037', 'Marburg'),
  },
  greta: {
    name: ['Greta', 'Aalto'],
    email: 'greta.aalto@example.com',
    phone: '+496990009143',
    locale: 'de',
    address: germany('Schweizer Straße 19', '60594', 'Frankfurt am Main'),
  },
  rescuers: {
    name: ['Irmgard', 'Thaler'],
    email: 'einkauf@bergrettung.example',
    phone: '+498999998190',
    locale: 'de',
    company: 'Bergrettung Hochtal e. V.',
    address: germany('Talweg 1', '87561', 'Oberstdorf'),
  },
  paul: {
    name: ['Paul', 'Zimmer'],
    email: 'paul.zimmer@example.org',
    locale: 'de',
    address: germany('Rosenweg 14', '01099', 'Dresden'),
  },
  stefanie: {
    name: ['Stefanie', 'Lorenz'],
    email: 'st.lorenz@example.com',
    phone: '+4917604069140',
    locale: 'de',
    address: germany('Bahnhofstraße 9', '23552', 'Lübeck'),
  },
  yannick: {
    name: ['Yannick', 'Dubois'],
    email: 'yannick.dubois@example.org',
    locale: 'fr',
    address: abroad('22 quai de la Fosse', ['44000', 'Nantes'], france),
  },
  elena: {
    name: ['Elena', 'Moser'],
    email: 'elena.moser@example.net',
    locale: 'de-AT',
    address: abroad('Neubaugasse 33', ['1070', 'Wien'], austria),
  },
  ingrid: {
    name: ['Ingrid', 'Voss'],
    email: 'ingrid.voss@example.com',
    phone: '+492214710118',
    locale: 'de',
    address: germany('Venloer Straße 301', '50823', 'Köln'),
  },
} satisfies Record<string, Sketch>

const americans = {
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

export type EuropeanId = keyof typeof europeans
export type AmericanId = keyof typeof americans
export type PersonId = EuropeanId | AmericanId

const personOf = (sketch: Sketch, shop: ShopId, { id, now }: { id: number; now: Instant }): Person => ({
  id,
  shop,
  firstName: sketch.name[0],
  lastName: sketch.name[1],
  email: sketch.email,
  phone: sketch.phone,
  locale: sketch.locale,
  address: sketch.address,
  company: sketch.company,
  createdAt: now - (200 + (id % 90)) * day,
})

/** Everybody in the world, by the short name that scenarios use. */
export function createPeople(now: Instant): Record<PersonId, Person> {
  const everybody: [string, Sketch, ShopId][] = [
    ...Object.entries(europeans).map(([id, sketch]): [string, Sketch, ShopId] => [id, sketch, 'shop-eu']),
    ...Object.entries(americans).map(([id, sketch]): [string, Sketch, ShopId] => [id, sketch, 'shop-us']),
  ]
  const people = everybody.map(([id, sketch, shop], index): [string, Person] => [
    id,
    personOf(sketch, shop, { id: 7_700_001 + index, now }),
  ])
  return Object.fromEntries(people) as Record<PersonId, Person>
}

export const europeanIds = Object.keys(europeans) as EuropeanId[]
export const americanIds = Object.keys(americans) as AmericanId[]
