import { isEmail, normaliseEmail } from './normalise.ts'
import type { Token } from './number-tokens.ts'
import type { Sighting } from './sighting.ts'

const local = /[\p{L}\p{N}._%+&'-]/u
const domain = /[\p{L}\p{N}.-]/u
const longestLocal = 64
const longestDomain = 253

/** `logo@2x.png` is a file; nobody orders as no-reply. */
const nobody =
  /^(?:no-?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster)@|\.(?:png|jpe?g|gif|svg|webp)$/

/**
 * Every e-mail in the text, in order, except in links. Reads outwards from each `@` as far as an address may reach; `claimed` are the
 * stretches that are addresses, whether they count or not.
 */
export function emailsIn(text: string, links: readonly Token[]): { found: Sighting[]; claimed: Token[] } {
  const found: Sighting[] = []
  const claimed: Token[] = []
  let floor = 0
  let skip = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    while ((links[skip]?.end ?? Number.POSITIVE_INFINITY) <= at) skip++
    if (at >= (links[skip]?.start ?? Number.POSITIVE_INFINITY)) continue
    let start = at
    while (start > floor && at - start < longestLocal && local.test(text.charAt(start - 1))) start--
    let end = at + 1
    while (end < text.length && end - at < longestDomain && domain.test(text.charAt(end))) end++
    while (start < at && ".'-&".includes(text.charAt(start))) start++
    while (end > at + 1 && '.-'.includes(text.charAt(end - 1))) end--
    const shown = text.slice(start, end)
    const value = normaliseEmail(shown)
    if (!isEmail(value)) continue
    floor = end
    claimed.push({ start, end })
    if (!nobody.test(value)) found.push({ kind: 'email', value, shown, start })
  }
  return { found, claimed }
}
