/** What Windows-1252 has beside Latin-1; the standard letters of a PDF are these. */
const beyondLatin = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const signs: Record<string, string> = { '▲': '+', '▼': '-', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i' }

/** A letter that is not there loses its accent, or is a question mark: never another letter. */
export const drawable = (text: string): string =>
  Array.from(text.normalize('NFC'), (one) => (isDrawable(one) ? one : (signs[one] ?? bareLetter(one)))).join(
    '',
  )

const isDrawable = (one: string): boolean =>
  /^[\n\u0020-\u007e\u00a0-\u00ff]$/.test(one) || beyondLatin.includes(one)

const bareLetter = (one: string): string => {
  const [bare = ''] = one.normalize('NFD')
  return isDrawable(bare) ? bare : '?'
}
