import type { VendorCases } from '../contract-case.ts'

const tracker = {
  id: 'trk_0001',
  object: 'Tracker',
  mode: 'production',
  tracking_code: '1Z999AA10123456784',
  status: 'out_for_delivery',
  status_detail: 'out_for_delivery',
  created_at: '2026-11-16T08:00:00Z',
  updated_at: '2026-11-19T07:05:00Z',
  signed_by: null,
  weight: 17.6,
  est_delivery_date: '2026-11-19T00:00:00Z',
  shipment_id: null,
  carrier: 'UPS',
  tracking_details: [
    {
      object: 'TrackingDetail',
      message: 'Shipper created a label',
      description: '',
      status: 'pre_transit',
      status_detail: 'label_created',
      datetime: '2026-11-16T08:00:00Z',
      source: 'UPS',
      carrier_code: '',
      tracking_location: { object: 'TrackingLocation', city: null, state: null, country: null, zip: null },
    },
    {
      object: 'TrackingDetail',
      message: 'Out for delivery',
      description: null,
      status: 'out_for_delivery',
      status_detail: 'out_for_delivery',
      datetime: '2026-11-19T07:00:00Z',
      source: 'UPS',
      carrier_code: 'OF',
      tracking_location: {
        object: 'TrackingLocation',
        city: 'OAKLAND',
        state: 'CA',
        country: 'US',
        zip: '94601',
      },
    },
  ],
  fees: [],
  carrier_detail: {
    object: 'CarrierDetail',
    service: 'Ground',
    est_delivery_date_local: '2026-11-19',
    initial_delivery_attempt: null,
  },
  finalized: false,
  is_return: false,
  public_url: 'https://track.easypost.com/djE6dHJrXzAwMDE',
}

const details = tracker.tracking_details.map((detail) => ({ ...detail, status: 'teleported' }))

export const cases: VendorCases = {
  vendor: 'easypost',
  settings: (baseUrl) => ({ apiKey: 'EZTKexample0of0a0test0key0for0this0suite', baseUrl: `${baseUrl}/v2` }),
  secrets: ['EZTKexample0of0a0test0key0for0this0suite'],
  questions: [
    {
      kind: 'tracking',
      by: 'tracking_number',
      value: (index) => (index === 0 ? '1Z999AA10123456784' : `1Z999AA1${String(index).padStart(10, '0')}`),
      good: { trackers: [tracker], has_more: false },
      nothing: { body: { trackers: [], has_more: false } },
      unheardOf: {
        body: {
          trackers: [{ ...tracker, status: 'teleported', tracking_details: details }],
          has_more: false,
        },
        said: 'teleported',
      },
    },
  ],
}
