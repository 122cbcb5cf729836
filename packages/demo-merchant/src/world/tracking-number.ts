import type { CarrierId } from './truth.ts'

const digitsOf = (serial: string): number[] => [...serial].map(Number)

const mod10 = (values: readonly number[], oddTimes: number, evenTimes: number): number => {
  const sum = values.reduce(
    (total, value, index) => total + value * (index % 2 === 1 ? oddTimes : evenTimes),
    0,
  )
  return (10 - (sum % 10)) % 10
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 7064 MOD 37,36, as DPD uses it. */
const mod37 = (serial: string): string => {
  let check = 36
  for (const character of serial) {
    check += alphabet.indexOf(character)
    if (check > 36) check -= 36
    check = (check * 2) % 37
  }
  return alphabet[(37 - check) % 36] ?? '0'
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')

/** A number that a carrier could have issued: right length, right check digit. `serial` makes it unique. */
export function trackingNumber(carrier: CarrierId, serial: number): string {
  switch (carrier) {
    case 'dpd': {
      const digits = pad(9_980_000_100_000 + serial * 17, 14)
      return digits + mod37(digits)
    }
    case 'dhl_express': {
      const digits = pad(331_800_000 + serial * 37, 9)
      return digits + String(Number(digits) % 7)
    }
    case 'ups': {
      const body = `D3M04403${pad(1_000_000 + serial * 13, 7)}`
      // UPS counts a letter as its character code less three, modulo ten.
      const values = [...body].map((c) => (/\d/.test(c) ? Number(c) : (c.charCodeAt(0) - 3) % 10))
      return `1Z${body}${mod10(values, 2, 1)}`
    }
    case 'usps': {
      const digits = `94001${pad(110_368_000_000 + serial, 12)}${pad(serial * 7, 4).slice(-4)}`
      return digits + String(mod10(digitsOf(digits).reverse(), 1, 3))
    }
    case 'fedex': {
      const digits = pad(77_214_000_000 + serial * 11, 11)
      const weights = [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]
      const sum = digitsOf(digits).reduce((total, value, index) => total + value * (weights[index] ?? 0), 0)
      return digits + String((sum % 11) % 10)
    }
    case 'deutsche_post':
      return s10('LX', 40_000_000 + serial, 'DE')
  }
}

/** Universal Postal Union S10: two letters, eight digits, a check digit, the country. */
function s10(service: string, serial: number, country: string): string {
  const digits = pad(serial, 8)
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const rest = digitsOf(digits).reduce((total, value, index) => total + value * (weights[index] ?? 0), 0) % 11
  const check = rest === 1 ? 0 : rest === 0 ? 5 : 11 - rest
  return `${service}${digits}${check}${country}`
}
