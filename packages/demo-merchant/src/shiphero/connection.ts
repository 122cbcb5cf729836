import { VendorError } from './errors.ts'

export interface PageArgs {
  sort?: string | null
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
}

/** What a page costs and holds when nobody says how long it shall be. */
export const defaultPage = 100

/** One page in Relay's form: edges and page info, no nodes, and no id to hold on to but the place in the list. */
export function connection<T>(items: readonly T[], args: PageArgs) {
  const first = args.first ?? args.last ?? defaultPage
  if (first < 0) throw new VendorError(3, "first and last can't be negative values", 'data')
  const after = args.after ? readCursor(args.after) : -1
  const start = after + 1
  const page = items.slice(start, start + first)
  const edges = page.map((node, index) => ({ node, cursor: cursorOf(start + index) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: start + first < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

const cursorOf = (index: number): string => Buffer.from(`arrayconnection:${index}`).toString('base64')

function readCursor(cursor: string): number {
  const [, index] = /^arrayconnection:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? []
  if (index === undefined) throw new VendorError(3, 'Invalid cursor', 'data')
  return Number(index)
}
