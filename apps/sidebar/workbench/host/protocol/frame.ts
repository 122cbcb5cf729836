export type AppContext = {
  instanceGuid: string
  product: 'support'
  location: string
  ticketId?: number
  account: { subdomain: string }
}

/** One page of the app: a sidebar of one ticket tab, or a modal. Its guid is the app guid of that page's SDK client. */
export type AppFrame = {
  guid: string
  context: AppContext
  /** The iframe's window, undefined before it loads and after it is gone. */
  window: () => Window | null | undefined
  origin: string
  /** True once the page's SDK has shaken hands. */
  registered: boolean
  /** How many handlers the page has, by instance guid and event: pages also listen to each other's instances. */
  subscriptions: Map<string, Map<string, number>>
}

export const subscribed = (frame: AppFrame, instanceGuid: string, event: string): boolean =>
  (frame.subscriptions.get(instanceGuid)?.get(event) ?? 0) > 0

export const subscribe = (
  frame: AppFrame,
  to: { instanceGuid: string; event: string; count: number },
): void => {
  const events = frame.subscriptions.get(to.instanceGuid) ?? new Map<string, number>()
  frame.subscriptions.set(to.instanceGuid, events)
  if (to.count > 0) events.set(to.event, to.count)
  else events.delete(to.event)
}
