/** Where parcels are scanned. Real towns; nothing else here is real. */
export interface Place {
  city: string
  state?: string
  country: string
  zip?: string
  zone: string
}

const berlin = 'Europe/Berlin'

export const places = {
  leipzig: { city: 'Leipzig', country: 'DE', zip: '04158', zone: berlin },
  nuremberg: { city: 'Nürnberg', country: 'DE', zip: '90451', zone: berlin },
  hamburg: { city: 'Hamburg', country: 'DE', zip: '22525', zone: berlin },
  cologne: { city: 'Köln', country: 'DE', zip: '50997', zone: berlin },
  munich: { city: 'München', country: 'DE', zip: '80939', zone: berlin },
  frankfurt: { city: 'Frankfurt am Main', country: 'DE', zip: '60549', zone: berlin },
  utrecht: { city: 'Utrecht', country: 'NL', zip: '3542', zone: 'Europe/Amsterdam' },
  amsterdam: { city: 'Amsterdam', country: 'NL', zip: '1043', zone: 'Europe/Amsterdam' },
  lyon: { city: 'Lyon', country: 'FR', zip: '69007', zone: 'Europe/Paris' },
  paris: { city: 'Paris', country: 'FR', zip: '75018', zone: 'Europe/Paris' },
  madrid: { city: 'Madrid', country: 'ES', zip: '28022', zone: 'Europe/Madrid' },
  zurich: { city: 'Zürich', country: 'CH', zip: '8010', zone: 'Europe/Zurich' },
  vienna: { city: 'Wien', country: 'AT', zip: '1230', zone: 'Europe/Vienna' },
  copenhagen: { city: 'København', country: 'DK', zip: '2605', zone: 'Europe/Copenhagen' },
  tokyo: { city: 'Tokyo', country: 'JP', zip: '136-0075', zone: 'Asia/Tokyo' },
  reno: { city: 'Reno', state: 'NV', country: 'US', zip: '89506', zone: 'America/Los_Angeles' },
  sacramento: {
    city: 'West Sacramento',
    state: 'CA',
    country: 'US',
    zip: '95605',
    zone: 'America/Los_Angeles',
  },
  portland: { city: 'Portland', state: 'OR', country: 'US', zip: '97218', zone: 'America/Los_Angeles' },
  seattle: { city: 'Seattle', state: 'WA', country: 'US', zip: '98108', zone: 'America/Los_Angeles' },
  denver: { city: 'Denver', state: 'CO', country: 'US', zip: '80238', zone: 'America/Denver' },
  chicago: { city: 'Chicago', state: 'IL', country: 'US', zip: '60666', zone: 'America/Chicago' },
  newark: { city: 'Newark', state: 'NJ', country: 'US', zip: '07114', zone: 'America/New_York' },
  los_angeles: { city: 'Los Angeles', state: 'CA', country: 'US', zip: '90045', zone: 'America/Los_Angeles' },
} satisfies Record<string, Place>

export type PlaceId = keyof typeof places

export const placeOf = (id: string | undefined): Place | undefined =>
  id !== undefined && id in places ? places[id as PlaceId] : undefined
