import { openVendor } from './merchant.ts'

export const trackingNumber = '1Z999AA10123456784'

/** A carrier service that knows one parcel. `say` moves it. */
export async function openCarrier(status: string) {
  let said = status
  let updates = 0
  const tracker = () => ({
    id: 'trk_1',
    object: 'Tracker',
    tracking_code: trackingNumber,
    carrier: 'UPS',
    status: said,
    updated_at: `2026-11-20T10:00:0${updates}Z`,
    tracking_details: [],
  })
  const url = await openVendor((request, response) => {
    request.resume()
    const one = request.method === 'POST' && request.url === '/trackers'
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(one ? tracker() : { trackers: [tracker()], has_more: false }))
  })
  return {
    url,
    say(next: string): void {
      said = next
      updates += 1
    },
  }
}
