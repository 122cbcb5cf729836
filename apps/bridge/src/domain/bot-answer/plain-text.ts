/** What is left of somebody's text when it is passed on: a line of a message, not a document. */
const longest = 200

/** Controls, directions, zero width, variation selectors and tags: what a person does not see and a model may read. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}]/gu
const tags = /<[^<>]*>/g
const pages = /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S*|\bwww\.\S+|\b(?:javascript|data|mailto):\S*/gi
/** Of Markdown, HTML, JSON and templates: nothing that is left can open a frame, a link or a quotation. */
const markup = /[<>[\]{}|`*_~#\\^=]/g

/** Somebody's text without anything that is not words: no markup, no addresses of pages, no characters that nobody sees. */
export function plainText(text: string): string {
  const seen = text
    .slice(0, 5_000)
    .normalize('NFC')
    .replace(/[\t\r\n]/g, ' ')
    .replace(unseen, '')
  const words = seen.replace(tags, ' ').replace(pages, ' ').replace(markup, ' ').replace(/\s+/g, ' ').trim()
  // Not through the middle of a letter.
  return [...words]
    .slice(0, longest)
    .join('')
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
}
