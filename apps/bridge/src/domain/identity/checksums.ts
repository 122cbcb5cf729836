/** How a check digit follows from the characters before it. Rules and parameters: tracking-formats/. */
export type Checksum =
  | { rule: 'mod10'; evens: number; odds: number; reverse?: boolean | undefined }
  | { rule: 'mod7' }
  | { rule: 'mod37' }
  | { rule: 'luhn' }
  | { rule: 's10'; weights: readonly number[] }
  | { rule: 'weighted'; weights: readonly number[] }

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Whether `check` is the check character of `serial`. Both in capitals, no spaces. */
export function checks(sum: Checksum, serial: string, check: string): boolean {
  switch (sum.rule) {
    case 'mod10':
      return mod10(serial, sum) === Number(check)
    case 'mod7':
      return Number(serial) % 7 === Number(check)
    case 'mod37':
      return mod37(serial) === check
    case 'luhn':
      return luhn(serial) === Number(check)
    case 's10':
      return s10(weighted(serial, sum.weights) % 11) === Number(check)
    case 'weighted':
      return (weighted(serial, sum.weights) % 11) % 10 === Number(check)
  }
}

const zero = 48
/** A letter counts as (code - 3) mod 10, which is how UPS numbers its letters; a digit counts as itself. */
const digitOf = (code: number): number => (code >= zero && code < zero + 10 ? code - zero : (code - 3) % 10)

function mod10(serial: string, { evens, odds, reverse }: Extract<Checksum, { rule: 'mod10' }>): number {
  let sum = 0
  for (let at = 0; at < serial.length; at++) {
    const place = reverse ? serial.length - 1 - at : at
    sum += digitOf(serial.charCodeAt(at)) * (place % 2 === 0 ? evens : odds)
  }
  return (10 - (sum % 10)) % 10
}

/** ISO/IEC 7064 MOD 37,36. */
function mod37(serial: string): string {
  let sum = 36
  for (const character of serial) {
    sum += alphabet.indexOf(character)
    if (sum > 36) sum -= 36
    sum *= 2
    if (sum > 36) sum -= 37
  }
  return alphabet[(37 - sum) % 36] ?? ''
}

/** The check digit that makes the whole number pass Luhn's rule. */
export function luhn(serial: string): number {
  let sum = 0
  for (let at = serial.length - 1, place = 0; at >= 0; at--, place++) {
    const digit = digitOf(serial.charCodeAt(at)) * (place % 2 === 0 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return (10 - (sum % 10)) % 10
}

const weighted = (serial: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * digitOf(serial.charCodeAt(at)), 0)

/** UPU S10: a remainder of 1 gives 0, a remainder of 0 gives 5. */
const s10 = (rest: number): number => (rest === 1 ? 0 : rest === 0 ? 5 : 11 - rest)
