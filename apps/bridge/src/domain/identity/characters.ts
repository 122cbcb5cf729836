/**
 * Characters that customers do not see or that mean another: bidi marks and zero-width characters may stand in the middle of a
 * number, Japanese keyboards write １０４２, word processors write dashes for hyphens.
 */
const special =
  /(?![\n -])[\p{Cc}\p{Cf}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Pd}\p{DI}\u2212\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff01-\uff5e]/u
const specials = new RegExp(special.source, 'gu')

const hyphen = /[\p{Pd}\u2212]/u
const space = /[\p{Zs}\t]/u
const lineEnd = /[\p{Zl}\p{Zp}\r\v\f\x85]/u

/** First code points of runs of ten decimal digits: Arabic, Persian, Devanagari. */
const zeros = [0x0660, 0x06f0, 0x0966]

function plain(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  const zero = zeros.find((first) => code >= first && code <= first + 9)
  if (zero !== undefined) return String(code - zero)
  if (space.test(character)) return ' '
  if (lineEnd.test(character)) return '\n'
  return hyphen.test(character) ? '-' : ''
}

/** The text as a person reads it: no control, bidi or zero-width characters, ASCII digits, plain spaces and hyphens, `\n` line ends. */
export function plainCharacters(text: string): string {
  const lines = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text
  return special.test(lines) ? lines.replace(specials, plain) : lines
}
