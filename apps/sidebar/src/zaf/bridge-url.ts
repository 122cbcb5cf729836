import type { Registration } from './start-zaf.ts'
import { textOf } from './unknown.ts'
import { ZafError } from './zaf-error.ts'

/**
 * The bridge's address from the app's settings, without a slash at its end.
 * @throws ZafError `bridge_url_wrong`
 */
export const bridgeUrlOf = ({ settings }: Pick<Registration, 'settings'>): string => {
  const given = textOf(settings.bridge_url)
  if (!given)
    throw new ZafError(
      'bridge_url_wrong',
      'The app’s setting “Bridge address” is empty. An admin can fill it in.',
    )
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new ZafError(
      'bridge_url_wrong',
      `The app’s setting “Bridge address” is “${given}”, which is not an http(s) address.`,
    )
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}
