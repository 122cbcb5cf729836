/** `gid("Order", 42)` → `gid://shopify/Order/42` */
export const gid = (type: string, id: number | string): string => `gid://shopify/${type}/${id}`

/** `gid://shopify/Order/42` → `{ type: 'Order', id: '42' }` */
export function readGid(value: string): { type: string; id: string } | undefined {
  const [, type, id] = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)$/.exec(value) ?? []
  return type && id ? { type, id } : undefined
}
