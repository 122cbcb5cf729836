import type { HostConfig } from '../host-config.ts'

/** A page's address with what the SDK reads from it; `hash` exists because the SDK accepts it. */
export const frameUrl = (
  pageUrl: string,
  params: { guid: string; colorScheme: string },
  paramsIn: HostConfig['paramsIn'],
): string => {
  const url = new URL(pageUrl)
  const words = { origin: location.origin, app_guid: params.guid, colorScheme: params.colorScheme }
  if (paramsIn === 'query')
    for (const [name, value] of Object.entries(words)) url.searchParams.set(name, value)
  else url.hash = new URLSearchParams(words).toString()
  return url.href
}
