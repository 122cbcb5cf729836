import type {
  AuditDimension,
  AuditOrdersRequest,
  AuditRequest,
  BoardFilter,
  BoardTicketsRequest,
  FcrWindow,
} from '@throughline/shared/contract'
import {
  type ConcernKind,
  concernKinds,
  contactCauses,
  contactExclusions,
  firstContactLimits,
  lifecycleStages,
} from '@throughline/shared/vocabulary'

/** As the contract lists them; zod stays out of the page. A test holds the two together. */
export const windows = [1, 3, 7, 14, 30] as const satisfies readonly FcrWindow[]
export const dimensions = [
  'error',
  'stage',
  'warehouse',
  'carrier',
  'category',
  'channel',
] as const satisfies readonly AuditDimension[]
export const ticketSets = [
  'counted',
  'one_touch',
  'not_one_touch',
  'first_contact',
  'lost',
  'limited',
  'zendesk_differs',
  'immature',
  'excluded',
  'bot_contained',
  'bot_handed_over',
] as const satisfies readonly BoardTicketsRequest['of'][]
export const periods = [4, 13, 26, 52] as const

const quarter = 13
const dayMs = 86_400_000
/** The contract's most. */
const mostDays = 400
const mostWords = 20
const longestWord = 120

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** Whole weeks that end today, or days from an address. What cannot be is a quarter: a link of somebody else must not break the page. */
export const periodOf = (
  asked: URLSearchParams,
  today: string,
): { from: string; to: string; weeks: number | undefined } => {
  const [from, to] = [asked.get('from'), asked.get('to')]
  if (isDay(from) && isDay(to) && from <= to && daysFrom(from, to) <= mostDays)
    return { from, to, weeks: undefined }
  const wanted = Number(asked.get('weeks') ?? quarter)
  const weeks = Number.isInteger(wanted) && wanted >= 1 && wanted <= 53 ? wanted : quarter
  return { from: addDays(today, 1 - weeks * 7), to: today, weeks }
}

const words = (asked: URLSearchParams, name: string): string[] =>
  [...new Set(asked.getAll(name))]
    .filter((one) => one !== '' && one.length <= longestWord)
    .slice(0, mostWords)

const known = <Word extends string>(asked: URLSearchParams, name: string, list: readonly Word[]): Word[] =>
  list.filter((one) => asked.getAll(name).includes(one))

const oneOf = <Word extends string>(value: string | null, list: readonly Word[]): Word | undefined =>
  list.find((one) => one === value)

export const filterOf = (asked: URLSearchParams, today: string): BoardFilter => {
  const { from, to } = periodOf(asked, today)
  return {
    from,
    to,
    window: windows.find((days) => String(days) === asked.get('window')) ?? 7,
    brands: words(asked, 'brands'),
    channels: words(asked, 'channels'),
    groups: words(asked, 'groups'),
    causes: known(asked, 'causes', contactCauses),
    stages: known(asked, 'stages', lifecycleStages),
    warehouses: words(asked, 'warehouses'),
    carriers: words(asked, 'carriers'),
    categories: words(asked, 'categories'),
  }
}

export const ticketsOf = (asked: URLSearchParams, today: string): Omit<BoardTicketsRequest, 'cursor'> => ({
  filter: filterOf(asked, today),
  of: oneOf(asked.get('of'), ticketSets) ?? 'counted',
  exclusion: oneOf(asked.get('exclusion'), contactExclusions),
  limit: oneOf(asked.get('limit'), firstContactLimits),
})

const weeksOf = ({ from, to }: { from: string; to: string }): number =>
  Math.min(53, Math.max(1, Math.ceil((daysFrom(from, to) + 1) / 7)))

const isConcern = (cause: string): cause is ConcernKind => concernKinds.some((one) => one === cause)

export const auditOf = (asked: URLSearchParams, today: string): AuditRequest => {
  const { from, to, causes, stages, warehouses, carriers, categories, channels } = filterOf(asked, today)
  return {
    until: to,
    weeks: weeksOf({ from, to }),
    rows: oneOf(asked.get('rows'), dimensions) ?? 'error',
    columns: oneOf(asked.get('columns'), dimensions) ?? 'warehouse',
    only: {
      error: causes.filter(isConcern),
      stage: stages,
      warehouse: warehouses,
      carrier: carriers,
      category: categories,
      channel: channels,
    },
  }
}

/** Undefined when the address names no error. */
export const ordersOf = (
  asked: URLSearchParams,
  today: string,
): Omit<AuditOrdersRequest, 'cursor'> | undefined => {
  const error = oneOf(asked.get('error'), concernKinds)
  if (!error) return undefined
  const { from, to } = periodOf(asked, today)
  const place = (name: string) => asked.get(name)?.slice(0, longestWord) || undefined
  const where = {
    stage: oneOf(asked.get('stage'), lifecycleStages),
    warehouse: place('warehouse'),
    carrier: place('carrier'),
    category: place('category'),
    channel: place('channel'),
    region: place('region'),
  }
  const peak = asked.get('peak')
  return {
    until: to,
    weeks: weeksOf({ from, to }),
    error,
    where: Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)),
    ...(peak && { peak: peak === 'yes' }),
  }
}
