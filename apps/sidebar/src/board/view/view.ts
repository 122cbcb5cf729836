/** The board's pages. The last two are reached from a number. */
export const screens = ['overview', 'causes', 'audit', 'today', 'tickets', 'orders'] as const
export type Screen = (typeof screens)[number]

/** A view of the board: what the address after `#/` says, so that a link is a view. */
export type View = { screen: Screen; asked: URLSearchParams }

/** Filters that go along from page to page; everything else belongs to one page. */
const shared = [
  'weeks',
  'from',
  'to',
  'window',
  'brands',
  'channels',
  'groups',
  'causes',
  'stages',
  'warehouses',
  'carriers',
  'categories',
]

export const readView = (hash: string): View => {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const screen = screens.find((one) => one === path) ?? 'overview'
  // The helpdesk may put its own parameters into the first address.
  return { screen, asked: new URLSearchParams(hash.startsWith('#/') ? query : '') }
}

type Changes = Record<string, string | readonly string[] | undefined>

/** The address of a page with the filters of now, changed. On the same page its own choices stay as well. */
export const hrefOf = (screen: Screen, now: View, changes: Changes = {}): string => {
  const asked = new URLSearchParams(
    [...now.asked].filter(([name]) => screen === now.screen || shared.includes(name)),
  )
  for (const [name, value] of Object.entries(changes)) {
    asked.delete(name)
    for (const one of [value ?? []].flat()) asked.append(name, one)
  }
  const query = asked.toString()
  return `#/${screen}${query ? `?${query}` : ''}`
}
