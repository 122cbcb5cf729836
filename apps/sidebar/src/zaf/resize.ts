import type { ZafClient } from './sdk.ts'

/** Beyond this the page scrolls inside its frame: one app must not swallow the tray. */
const tallestPx = 3_000
/** A frame that answers a 1 px change with a 1 px change never comes to rest. */
const slackPx = 2

/**
 * Keeps the frame as high as its content, from the first paint on. `root` must be as high as its content (no 100 %).
 * Heights of 0 are ignored: the helpdesk hides frames of other tabs, and a hidden page measures 0.
 */
export const keepFrameSized = (root: Element, client: ZafClient, tallest = tallestPx): (() => void) => {
  let asked = 0
  const measure = () => {
    const height = Math.min(Math.ceil(root.getBoundingClientRect().height), tallest)
    if (height === 0 || Math.abs(height - asked) <= slackPx) return
    asked = height
    // A frame that keeps its old size still scrolls; there is nobody to tell.
    client.invoke('resize', { width: '100%', height: `${height}px` }).catch(() => undefined)
  }
  measure()
  const observer = new ResizeObserver(measure)
  observer.observe(root)
  return () => observer.disconnect()
}
