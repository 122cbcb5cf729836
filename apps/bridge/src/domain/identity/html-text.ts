import { decodeHTML } from 'entities/decode'

/** Elements after which a reader sees a new line. */
const blocks = new Set(
  'address article aside blockquote br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead title tr ul'.split(
    ' ',
  ),
)
const cells = new Set(['td', 'th'])
/** Elements without a meaning for the eye, between which nothing separates `10<b>42</b>`. */
const inline = new Set(
  'a abbr b bdi bdo body caption cite code col colgroup data del dfn em font html head i img input ins kbd label link mark meta o q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
/** Elements whose content nobody reads. */
const hidden = new Set(['script', 'style'])

const tagName = /^[a-z][a-z0-9]{0,10}(?=[\s/>:])/
const address = /href ?= ?["']?((?:https?|mailto|tel):[^\s"'<>]+)/i

/** Longer tags are read as text: a lost `<` must not swallow a conversation. */
const longestTag = 10_000

/**
 * The text of an HTML message, addresses of links included, quoted blocks marked by `> ` as in plain mail. Plain text passes through:
 * `<ada@example.com>` and `a < b` are no tags. One pass; every character is looked at a bounded number of times.
 */
export function htmlText(html: string): string {
  const text = html.includes('<') ? withoutTags(html) : html
  return text.includes('&') ? decodeHTML(text) : text
}

function withoutTags(html: string): string {
  const out: string[] = []
  let quotes = 0
  let from = 0
  let at = html.indexOf('<')
  // Once an end is not there, it is not searched again: that search would make hostile text cost the square of its length.
  const missing = new Set<string>()
  const find = (what: string, start: number): number => {
    if (missing.has(what)) return -1
    const found = html.indexOf(what, start)
    if (found === -1) missing.add(what)
    return found
  }
  const newLine = () => out.push(quotes > 0 ? '\n> ' : '\n')
  const say = (text: string) => out.push(quotes > 0 ? text.replaceAll('\n', '\n> ') : text)

  while (at !== -1) {
    const end = html.startsWith('<!--', at) ? find('-->', at) + 2 : find('>', at)
    const isClosing = html.charCodeAt(at + 1) === 47
    const start = at + (isClosing ? 2 : 1)
    const name = tagName.exec(html.slice(start, start + 12).toLowerCase())?.[0]
    const isMarkup = html.startsWith('<!', at) || html.startsWith('<?', at)
    if (end > at && end - at <= longestTag && (isMarkup || (name && isKnown(name)))) {
      say(html.slice(from, at))
      from = end + 1
      if (name === 'blockquote') quotes = Math.max(0, quotes + (isClosing ? -1 : 1))
      if (name && blocks.has(name)) newLine()
      else if (name && cells.has(name)) out.push(' ')
      else if (name === 'a' && !isClosing) {
        const link = address.exec(html.slice(at, end))?.[1]
        if (link) out.push(' ', link, ' ')
      } else if (name && hidden.has(name) && !isClosing) {
        const close = find(`</${name}`, from)
        if (close !== -1) from = close
      }
    }
    at = html.indexOf('<', Math.max(at + 1, from))
  }
  say(html.slice(from))
  return out.join('')
}

const isKnown = (name: string): boolean =>
  blocks.has(name) || cells.has(name) || inline.has(name) || hidden.has(name)
