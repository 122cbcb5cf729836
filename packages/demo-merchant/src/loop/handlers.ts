import { type HttpHandler, HttpResponse, http } from 'msw'
import type { MerchantContext } from '../context.ts'
import { demoCredentials } from '../credentials.ts'
import { createLeakyBucket } from '../leaky-bucket.ts'
import { orderId } from '../world/shop-ids.ts'
import { day, type Instant, isoUtc } from '../world/time.ts'
import { returnsSeen, type SeenReturn } from './sees.ts'
import { loopReturnId, returnView } from './view.ts'

const defaultStates = ['open', 'closed', 'expired']
const longestRange = 120 * day
const longestPage = 750

/** 300 requests a minute for a key. https://docs.loopreturns.com/api-reference/rate-limit */
const plan = { maximum: 300, restorePerSecond: 5 }

/** A wrong key and a key without the right look the same. */
const unauthorized = () =>
  HttpResponse.json(
    { error: { code: '401', http_code: 'GEN-UNAUTHORIZED', message: 'Unauthorized.' } },
    { status: 401 },
  )
const notFound = () =>
  HttpResponse.json(
    { error: { code: '404', http_code: 'GEN-NOT-FOUND', message: 'Return not found.' } },
    { status: 404 },
  )
const tooMany = () => HttpResponse.json({ message: 'Too Many Attempts.' }, { status: 429 })
const invalid = (field: string, message: string) =>
  HttpResponse.json(
    { message: 'The given data was invalid.', errors: { [field]: [message] } },
    { status: 422 },
  )

/** What the merchant's people subscribed to, topic and trigger. */
const subscribed = [
  ['return', 'return.created'],
  ['return', 'return.updated'],
  ['return', 'return.closed'],
  ['label', 'label.created'],
  ['label', 'label.updated'],
  ['restock', 'restock.requested'],
  ['label.request', 'label.request.issued'],
  ['label.request', 'label.request.cancelled'],
] as const

/** Loop's return data API at `/loop/api/v1/warehouse/return` and `/loop/api/v2/returns`. */
export function loopHandlers(context: MerchantContext): HttpHandler[] {
  const bucket = context.elapsed ? createLeakyBucket(plan, context.elapsed) : undefined
  const show = (seen: SeenReturn) => returnView(seen, { quirks: context.quirks('loop') })
  const all = () => returnsSeen(context.world(), context.now())
  const refused = (request: Request) => {
    if (request.headers.get('x-authorization') !== demoCredentials.loop.apiKey) return unauthorized()
    if (bucket && bucket.available() < 1) return tooMany()
    bucket?.take(1)
    return undefined
  }

  return [
    http.get('*/loop/api/v1/warehouse/return/details', ({ request }) => {
      const denied = refused(request)
      if (denied) return denied
      const { searchParams } = new URL(request.url)
      const byNumber = detailMatcher(searchParams)
      if (!byNumber) return invalid('return_id', 'One of return_id, order_id or order_name is required.')
      const found = all().findLast((seen) => context.quirks('loop').ignoresFilters || byNumber(seen))
      return found ? HttpResponse.json(show(found)) : notFound()
    }),

    http.get('*/loop/api/v1/warehouse/return/list', ({ request }) => {
      const denied = refused(request)
      if (denied) return denied
      const { searchParams } = new URL(request.url)
      const range = rangeOf(searchParams, context.now())
      if (range.to - range.from > longestRange)
        return invalid('to', 'The date range may not be greater than 120 days.')
      const states = searchParams.get('state')?.split(',') ?? defaultStates
      const found = context.quirks('loop').ignoresFilters
        ? all()
        : all().filter((seen) => states.includes(seen.state) && within(range, seen))
      return HttpResponse.json(listed(found.map(show), request))
    }),

    http.get('*/loop/api/v1/webhooks', ({ request }) => {
      const denied = refused(request)
      if (denied) return denied
      const url = context.webhookTarget?.('loop')
      const webhooks = url
        ? subscribed.map(([topic, trigger], index) => ({
            id: 4_400 + index,
            shop_id: 9876,
            topic,
            trigger,
            url,
            status: 'active',
          }))
        : []
      return HttpResponse.json({ webhooks })
    }),

    http.get('*/loop/api/v2/returns', ({ request }) => {
      const denied = refused(request)
      if (denied) return denied
      const { searchParams } = new URL(request.url)
      const range = rangeOf(searchParams, context.now())
      const email = searchParams.get('customer_email')?.toLowerCase()
      const limit = Number(searchParams.get('limit')) || 300
      const offset = Number(searchParams.get('offset')) || 0
      const found = context.quirks('loop').ignoresFilters
        ? all()
        : all().filter(
            (seen) => within(range, seen) && (!email || seen.order.buyer.email?.toLowerCase() === email),
          )
      return HttpResponse.json({
        status: 'success',
        query: {
          from: isoUtc(range.from).replace('Z', '+00:00'),
          to: isoUtc(range.to).replace('Z', '+00:00'),
          customer_email: searchParams.get('customer_email'),
          filter: range.field,
          limit,
          offset,
        },
        data: found.slice(offset, offset + limit).map(show),
      })
    }),
  ]
}

function detailMatcher(params: URLSearchParams): ((seen: SeenReturn) => boolean) | undefined {
  const returnId = params.get('return_id')
  const order = params.get('order_id')
  const name = params.get('order_name')
  if (returnId) return (seen) => String(loopReturnId(seen)) === returnId
  if (order) return (seen) => String(orderId(seen.order)) === order
  return name ? (seen) => seen.order.name.replace(/^#/, '') === name.replace(/^#/, '') : undefined
}

interface Range {
  from: Instant
  to: Instant
  field: 'created_at' | 'updated_at'
}

/** Without dates the last day alone is searched. Dates without a time are whole days, and all are UTC. */
function rangeOf(params: URLSearchParams, now: Instant): Range {
  const read = (name: string, time: string): Instant => {
    const value = params.get(name)?.replace(' ', 'T') ?? ''
    return Date.parse(
      value.length === 10 ? `${value}T${time}Z` : /Z|[+-]\d\d:\d\d$/.test(value) ? value : `${value}Z`,
    )
  }
  const from = read('from', '00:00:00')
  const to = read('to', '23:59:59')
  const end = Number.isNaN(to) ? now : to
  return {
    from: Number.isNaN(from) ? end - day : from,
    to: end,
    field: params.get('filter') === 'updated_at' ? 'updated_at' : 'created_at',
  }
}

const within = ({ from, to, field }: Range, { truth, updatedAt }: SeenReturn): boolean => {
  const time = field === 'updated_at' ? updatedAt : truth.requestedAt
  return time >= from && time <= to
}

/** A bare array, or with `paginate` a page that names its neighbours by whole addresses. */
function listed(returns: readonly object[], request: Request): object {
  const url = new URL(request.url)
  if (url.searchParams.get('paginate') !== 'true') return [...returns]
  const size = Math.min(longestPage, Number(url.searchParams.get('pageSize')) || 100)
  const start = Number(Buffer.from(url.searchParams.get('cursor') ?? '', 'base64').toString()) || 0
  const addressOf = (offset: number): string => {
    const neighbour = new URL(url)
    neighbour.searchParams.set('cursor', Buffer.from(String(offset)).toString('base64'))
    return neighbour.toString()
  }
  return {
    returns: returns.slice(start, start + size),
    nextPageUrl: start + size < returns.length ? addressOf(start + size) : null,
    previousPageUrl: start > 0 ? addressOf(Math.max(0, start - size)) : null,
  }
}
