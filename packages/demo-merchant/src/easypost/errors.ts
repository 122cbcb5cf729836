import { HttpResponse } from 'msw'

/** https://docs.easypost.com/docs/errors: `errors` holds objects for fields, or nothing. */
const refusals = {
  unauthorized: [401, 'UNAUTHORIZED', 'Missing or invalid API Key', []],
  rate_limited: [429, 'RATE_LIMITED', 'Too many requests. Please slow down.', []],
  not_found: [404, 'TRACKER.NOT_FOUND', 'The tracker(s) could not be found.', []],
  code_required: [
    422,
    'PARAMETER.REQUIRED',
    'Missing required parameter.',
    [{ field: 'tracking_code', message: 'cannot be blank' }],
  ],
  codes_required: [
    422,
    'PARAMETER.REQUIRED',
    'Missing required parameter.',
    [{ field: 'tracking_codes', message: 'cannot be blank' }],
  ],
  no_carrier: [
    422,
    'TRACKER.NO_CARRIER_FOR_CODE',
    'Unable to determine the carrier of this tracking code.',
    ['pass the carrier'],
  ],
} as const

export function vendorError(kind: keyof typeof refusals) {
  const [status, code, message, errors] = refusals[kind]
  return HttpResponse.json({ error: { code, message, errors } }, { status })
}
