import { z } from 'zod'

/**
 * Shapes of the Tracker API. Read 2026-11: https://docs.easypost.com/docs/trackers, https://docs.easypost.com/docs/events,
 * https://docs.easypost.com/docs/errors. Everything but the identity of a tracker may be null, and `""` stands for null in places
 * that differ between create and list. Status words are open sets. Unknown keys are kept and ignored.
 */
const text = z.string().nullish()

const TrackingLocation = z.looseObject({ city: text, state: text, country: text, zip: text })

export const TrackingDetail = z.looseObject({
  message: text,
  description: text,
  status: text,
  status_detail: text,
  /** Zoned only where the location was good enough to know the zone; else the carrier's local time, written with `Z`. */
  datetime: text,
  /** `ProcessingError` when EasyPost itself speaks, not a carrier. */
  source: text,
  carrier_code: text,
  tracking_location: TrackingLocation.nullish(),
})
export type TrackingDetail = z.infer<typeof TrackingDetail>

const CarrierDetail = z.looseObject({
  service: text,
  /** `YYYY-MM-DD`, the day at the destination. */
  est_delivery_date_local: text,
  initial_delivery_attempt: text,
})

export const Tracker = z.looseObject({
  id: z.string(),
  tracking_code: z.string(),
  status: text,
  status_detail: text,
  carrier: text,
  updated_at: text,
  signed_by: text,
  /** A day dressed as an instant. In test mode the moment of the refresh. */
  est_delivery_date: text,
  is_return: z.boolean().nullish(),
  tracking_details: z.array(TrackingDetail).nullish(),
  carrier_detail: CarrierDetail.nullish(),
  public_url: text,
})
export type Tracker = z.infer<typeof Tracker>

/** `GET /trackers` and `POST /trackers/batch`, which reads existing trackers. */
export const TrackerList = z.looseObject({ trackers: z.array(Tracker), has_more: z.boolean().nullish() })

/** What a webhook brings, https://docs.easypost.com/docs/events: of its result only whose it is. */
export const EventBody = z.looseObject({
  id: text.catch(undefined),
  /** `tracker.updated`. */
  description: text.catch(undefined),
  result: z
    .looseObject({
      object: text.catch(undefined),
      tracking_code: text.catch(undefined),
      carrier: text.catch(undefined),
    })
    .nullish()
    .catch(undefined),
})

/** `GET /webhooks`. A webhook that failed too often is disabled. */
export const WebhookList = z.looseObject({
  webhooks: z.array(z.looseObject({ url: z.string(), disabled_at: text })),
})

/** `errors` holds objects or strings. */
export const ErrorReply = z.looseObject({
  error: z.looseObject({
    code: text,
    message: z.unknown(),
    errors: z.array(z.union([z.string(), z.looseObject({ field: text, message: z.unknown() })])).nullish(),
  }),
})
export type ErrorReply = z.infer<typeof ErrorReply>
