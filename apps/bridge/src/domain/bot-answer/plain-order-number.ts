/** Longer is a sentence. */
const longest = 40

/** An order's number as it may be said: `#1042`, `EU 1042`. Of one with a sentence in it, the first word with a digit. */
export function plainOrderNumber(number: string): string {
  const words = number.trim().split(/\s+/)
  if (number.length <= longest && words.length <= 2) return number
  return (words.find((word) => /\d/.test(word)) ?? '').slice(0, longest)
}
