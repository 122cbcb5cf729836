import type { Token } from './number-tokens.ts'

const head = /^[A-Z]{2}\d{2}(?:[A-Z0-9]{4}){0,7}[A-Z0-9]{0,3}$/
const group = /^[A-Z0-9]{1,4}$/
const shortest = 15
const longest = 34

/** How many tokens an IBAN covers that begins here; 0 when there is none. Its groups look like phone and tracking numbers. */
export function bankAccountAt(
  at: number,
  { text, tokens }: { text: string; tokens: readonly Token[] },
): number {
  const first = tokens[at]
  if (!first || first.end - first.start > longest) return 0
  let account = text.slice(first.start, first.end)
  if (!head.test(account)) return 0
  let covered = isAccount(account) ? 1 : 0
  for (let count = 1; ; count++) {
    const [last, next] = [tokens[at + count - 1], tokens[at + count]]
    if (!last || !next || next.start - last.end !== 1 || text.charAt(last.end) !== ' ') return covered
    const part = text.slice(next.start, next.end)
    if (!group.test(part) || account.length + part.length > longest) return covered
    account += part
    if (isAccount(account)) covered = count + 1
  }
}

/** ISO 13616: the first four characters moved behind the rest, letters as 10 to 35, leave 1 when divided by 97. */
function isAccount(account: string): boolean {
  if (account.length < shortest) return false
  let rest = 0
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const number = Number.parseInt(character, 36)
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97
  }
  return rest === 1
}
