/** The merchant's systems, by the ids and base paths under which a bridge connects them. */
export const connectionIds = ['shop-eu', 'shop-us', 'wms', 'easypost', 'loop'] as const
export type ConnectionId = (typeof connectionIds)[number]
