/** Names that mean one carrier and share no word. Keys and values are in the form of `plain`. */
const aliases: Record<string, string> = {
  unitedparcelservice: 'ups',
  unitedstatespostalservice: 'usps',
  federalexpress: 'fedex',
  deutschepost: 'dhl',
  royalmailgroup: 'royalmail',
}

const plain = (name: string): string => {
  const letters = name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '')
  return aliases[letters] ?? letters
}

/** Whether two free texts name one carrier: `DHL Express`, `DHLExpress` and `dhl` do, `UPS` and `USPS` do not. */
export function sameCarrier(a: string, b: string): boolean {
  const [one, other] = [plain(a), plain(b)]
  if (one === '' || other === '') return false
  return one.startsWith(other) || other.startsWith(one)
}
