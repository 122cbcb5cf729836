/** What the merchant sells: the same articles in both systems. `stock` is what lies on the shelf when the story begins. */
export interface Article {
  sku: string
  title: string
  /** Minor units of EUR, before tax. */
  price: number
  stock: number
}

export const catalogue: readonly Article[] = [
  { sku: 'BOOT-42', title: 'Trail boot 42', price: 12_000, stock: 40 },
  { sku: 'SOCK-M', title: 'Wool socks M', price: 1_500, stock: 400 },
  { sku: 'TENT-2', title: 'Tent for two', price: 30_000, stock: 3 },
  { sku: 'TENT-3', title: 'Tent for three', price: 36_000, stock: 3 },
  { sku: 'TENT-4', title: 'Tent for four', price: 42_000, stock: 3 },
]

export interface Buyer {
  firstName: string
  lastName: string
  /** As she types it. */
  email: string
  phone?: string
  street: string
  city: string
  zip: string
}

export interface WantedLine {
  sku: string
  quantity: number
}
