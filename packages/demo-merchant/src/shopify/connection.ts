import { GraphQLError } from 'graphql'

export interface PageArgs {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
  reverse?: boolean | null
}

export interface Connection<T> {
  nodes: T[]
  edges: { cursor: string; node: T }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

/** https://shopify.dev/docs/api/usage/limits-and-resources: no page holds more. */
const longestPage = 250

const refuse = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })
}

/** One page of a list, with opaque cursors. `first` or `last` is demanded at run time only: the schema lets both away. */
export function connection<T extends { id?: unknown }>(items: readonly T[], args: PageArgs): Connection<T> {
  const { first, last, after, before } = args
  if (first == null && last == null) refuse('you must provide one of first or last')
  if (first != null && last != null) refuse('providing both first and last is not supported')
  const size = first ?? last ?? 0
  if (size < 0) refuse(`${first == null ? 'last' : 'first'} cannot be less than zero`)
  if (size > longestPage) refuse(`${first == null ? 'last' : 'first'} cannot exceed ${longestPage}`)
  const ordered = args.reverse ? items.toReversed() : items
  const all = ordered.map((node, index) => ({ cursor: cursorOf(node, index), node }))
  const from = after == null ? 0 : indexOf(all, after) + 1
  const to = before == null ? all.length : indexOf(all, before)
  const window = all.slice(from, to)
  const edges = first == null ? window.slice(Math.max(0, window.length - size)) : window.slice(0, size)
  const start = edges[0]
  const end = edges.at(-1)
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: first == null ? before != null : window.length > size,
      hasPreviousPage: first == null ? window.length > size : from > 0,
      startCursor: start?.cursor ?? null,
      endCursor: end?.cursor ?? null,
    },
  }
}

const cursorOf = ({ id }: { id?: unknown }, index: number): string =>
  Buffer.from(JSON.stringify({ last_id: String(id ?? index) })).toString('base64')

function indexOf(edges: readonly { cursor: string }[], cursor: string): number {
  const index = edges.findIndex((edge) => edge.cursor === cursor)
  return index < 0 ? refuse('Invalid cursor for current pagination sort.') : index
}
