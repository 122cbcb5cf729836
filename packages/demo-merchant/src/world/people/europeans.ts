import type { PostalAddress } from '../truth.ts'
import type { Sketch } from './sketch.ts'

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

/** Customers of the European shop, by the short names that scenarios use. */
export const europeans = {
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
