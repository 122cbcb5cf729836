import { listen } from './events.ts'
import { readPaths } from './read-paths.ts'
import type { ZafClient } from './sdk.ts'

export type ColorScheme = 'light' | 'dark'

const isScheme = (value: unknown): value is ColorScheme => value === 'light' || value === 'dark'

/** The scheme for the first paint, from the page's own address: asking the helpdesk first would flash white. */
export const firstColorScheme = (search: string, hash = ''): ColorScheme => {
  const named =
    new URLSearchParams(search).get('colorScheme') ??
    new URLSearchParams(hash.replace(/^#/, '')).get('colorScheme')
  return isScheme(named) ? named : 'light'
}

/**
 * Asks the helpdesk for the scheme, then follows it. An older helpdesk that knows neither leaves the first scheme.
 * https://developer.zendesk.com/documentation/apps/app-developer-guide/dark-mode/
 */
export const watchColorScheme = (client: ZafClient, changed: (scheme: ColorScheme) => void): (() => void) => {
  let stopped = false
  let told = false
  const tell = (scheme: unknown) => {
    if (stopped || !isScheme(scheme)) return
    told = true
    changed(scheme)
  }
  const stop = listen(client, 'colorScheme.changed', tell)
  readPaths(client, ['colorScheme']).then(
    // An event that overtook the answer is newer.
    ({ values }) => told || tell(values.colorScheme),
    () => undefined,
  )
  return () => {
    stopped = true
    stop()
  }
}
