import type { Product } from './truth.ts'

type Row = [
  sku: string,
  title: string,
  variant: string,
  eur: number,
  usd: number,
  leipzig: number,
  reno: number,
  drift: number,
]

/** Prices in whole euros and dollars; shelves in units. A shop that never heard of a broken box believes in `drift` more units. */
const rows: Row[] = [
  ['NL-TENT-2P', 'Polaris tent', '2 persons, moss', 389, 419, 14, 9, 0],
  ['NL-TENT-3P', 'Polaris tent', '3 persons, moss', 479, 519, 6, 4, 0],
  ['NL-BAG-M05', 'Aurora sleeping bag', 'Regular, -5 °C', 219, 239, 22, 17, 1],
  ['NL-BAG-M15', 'Aurora sleeping bag', 'Regular, -15 °C', 319, 349, 0, 3, 2],
  ['NL-MAT-R', 'Skerry sleeping mat', 'Regular', 119, 129, 31, 24, 0],
  ['NL-PACK-45', 'Fjell backpack', '45 l, slate', 189, 199, 18, 11, 0],
  ['NL-PACK-65', 'Fjell backpack', '65 l, slate', 239, 249, 9, 7, -1],
  ['NL-JKT-W-S', 'Brise shell jacket', 'Women S, rust', 259, 279, 8, 6, 0],
  ['NL-JKT-W-M', 'Brise shell jacket', 'Women M, rust', 259, 279, 5, 8, 0],
  ['NL-JKT-M-L', 'Brise shell jacket', 'Men L, fir', 259, 279, 7, 7, 0],
  ['NL-BOOT-41', 'Tinde boots', 'EU 41', 229, 249, 4, 0, 0],
  ['NL-BOOT-42', 'Tinde boots', 'EU 42', 229, 249, 3, 5, 0],
  ['NL-BOOT-43', 'Tinde boots', 'EU 43', 229, 249, 6, 4, 0],
  ['NL-STOVE', 'Glimt gas stove', 'One size', 69, 75, 40, 33, 0],
  ['NL-POT-1', 'Glimt pot set', '1.2 l', 49, 55, 27, 19, 0],
  ['NL-LAMP', 'Nordstern head lamp', 'One size', 59, 65, 52, 38, 3],
  ['NL-SOCK-3', 'Lodd merino socks', 'Three pairs, 39-42', 39, 42, 80, 64, 0],
  ['NL-POLE', 'Stav trekking poles', 'Pair', 99, 109, 0, 12, 0],
]

export const products: Product[] = rows.map(([sku, title, variant, eur, usd, leipzig, reno, drift]) => ({
  sku,
  title,
  variant,
  price: { 'shop-eu': eur * 100, 'shop-us': usd * 100 },
  onHand: { leipzig, reno },
  drift,
}))

const bySku = new Map(products.map((product, index) => [product.sku, { product, number: index + 1 }]))

/** The article of a SKU and its running number, the basis of vendor ids. */
export function productOf(sku: string): { product: Product; number: number } {
  const found = bySku.get(sku)
  if (!found) throw new Error(`The demo merchant sells no "${sku}"; products.ts lists what it sells.`)
  return found
}
