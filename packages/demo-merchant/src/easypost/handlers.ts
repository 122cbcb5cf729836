import { type HttpHandler, HttpResponse, http } from 'msw'
import type { MerchantContext } from '../context.ts'
import { demoCredentials } from '../credentials.ts'
import { parcelsBy } from '../world/parcels.ts'
import { isoUtc } from '../world/time.ts'
import { vendorError } from './errors.ts'
import { newestFirst, registrationOf, registrationsBy } from './registrations.ts'
import { type Registration, trackerId, trackerView } from './tracker.ts'

const longestPage = 100

/** Index endpoints take five requests a second. https://docs.easypost.com/guides/rate-limiting-guide */
const listsPerSecond = 5

const { apiKey } = demoCredentials.easypost
const authorizations = [`Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`, `Bearer ${apiKey}`]

/** EasyPost's tracker API at `/easypost/v2`. */
export function easyPostHandlers(context: MerchantContext): HttpHandler[] {
  // Trackers that callers created here, beside those that the merchant registers itself.
  const created: Registration[] = []
  const tired = tiredOfLists(context.elapsed)
  const all = () => newestFirst([...created, ...registrationsBy(context.world(), context.now())])
  const show = (registration: Registration, inList: boolean) =>
    trackerView(registration, { at: context.now(), inList, quirks: context.quirks('easypost') })
  const refused = (request: Request) =>
    authorizations.includes(request.headers.get('authorization') ?? '')
      ? undefined
      : vendorError('unauthorized')
  const bodyOf = async (request: Request): Promise<Record<string, unknown>> => {
    const body: unknown = await request.json().catch(() => undefined)
    return typeof body === 'object' && body !== null ? { ...body } : {}
  }

  return [
    http.get('*/easypost/v2/trackers', ({ request }) => {
      if (tired()) return vendorError('rate_limited')
      const { searchParams } = new URL(request.url)
      const filters = context.quirks('easypost').ignoresFilters ? new URLSearchParams() : searchParams
      const page = pageOf(matching(all(), filters), searchParams)
      return (
        refused(request) ??
        HttpResponse.json({ trackers: page.items.map((one) => show(one, true)), has_more: page.hasMore })
      )
    }),

    http.get('*/easypost/v2/webhooks', ({ request }) => {
      const url = context.webhookTarget?.('easypost')
      const webhooks = url
        ? [
            {
              id: 'hook_demo000000000000000000000000000',
              object: 'Webhook',
              mode: 'production',
              url,
              created_at: isoUtc(context.world().madeAt),
              disabled_at: null,
            },
          ]
        : []
      return refused(request) ?? HttpResponse.json({ webhooks })
    }),

    http.get('*/easypost/v2/trackers/:id', ({ request, params }) => {
      const found = all().find((one) => one.id === params.id)
      return refused(request) ?? (found ? HttpResponse.json(show(found, false)) : vendorError('not_found'))
    }),

    http.post('*/easypost/v2/trackers/batch', async ({ request }) => {
      const body = await bodyOf(request)
      const codes = Array.isArray(body.tracking_codes) ? body.tracking_codes : undefined
      const denied = refused(request)
      if (denied) return denied
      if (!codes) return vendorError('codes_required')
      const known = all()
      const found = context.quirks('easypost').ignoresFilters
        ? known.slice(0, longestPage)
        : known.filter((one) => codes.includes(one.code))
      return HttpResponse.json({ trackers: found.map((one) => show(one, true)), has_more: false })
    }),

    http.post('*/easypost/v2/trackers', async ({ request }) => {
      const { tracker } = await bodyOf(request)
      const denied = refused(request)
      if (denied) return denied
      const { tracking_code: code, carrier } =
        typeof tracker === 'object' && tracker ? ({ ...tracker } as Record<string, unknown>) : {}
      if (typeof code !== 'string' || code === '') return vendorError('code_required')
      // One number and carrier give one tracker for three months.
      const known = all().find((one) => one.code === code && !one.failed)
      if (known) return HttpResponse.json(show(known, false))
      const parcel = parcelsBy(context.world(), context.now()).find((one) => one.parcel.number === code)
      if (!parcel && typeof carrier !== 'string') return vendorError('no_carrier')
      const registration = parcel
        ? registrationOf(parcel, context.now())
        : {
            id: trackerId(code, 1),
            code,
            carrier: String(carrier),
            createdAt: context.now(),
            failed: false,
          }
      created.push(registration)
      return HttpResponse.json(show(registration, false), { status: 201 })
    }),
  ]
}

function matching(registrations: readonly Registration[], filters: URLSearchParams): Registration[] {
  const code = filters.get('tracking_code')
  const carrier = filters.get('carrier')
  const from = Date.parse(filters.get('start_datetime') ?? '')
  const to = Date.parse(filters.get('end_datetime') ?? '')
  return registrations.filter(
    (one) =>
      (!code || one.code === code) &&
      (!carrier || one.carrier === carrier) &&
      (Number.isNaN(from) || one.createdAt >= from) &&
      (Number.isNaN(to) || one.createdAt <= to),
  )
}

function pageOf(
  found: readonly Registration[],
  params: URLSearchParams,
): { items: Registration[]; hasMore: boolean } {
  const size = Math.min(longestPage, Number(params.get('page_size')) || 20)
  const before = params.get('before_id')
  const start = before ? found.findIndex((one) => one.id === before) + 1 : 0
  const rest = found.slice(start)
  return { items: rest.slice(0, size), hasMore: rest.length > size }
}

/** True when a list is asked for the sixth time within a second. */
function tiredOfLists(elapsed: (() => number) | undefined): () => boolean {
  let recent: number[] = []
  return () => {
    if (!elapsed) return false
    const at = elapsed()
    recent = recent.filter((time) => at - time < 1000)
    if (recent.length >= listsPerSecond) return true
    recent.push(at)
    return false
  }
}
