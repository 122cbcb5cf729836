/** A bucket of points that fills up again by itself: how Shopify and ShipHero ration their callers. */
export interface LeakyBucket {
  readonly maximum: number
  readonly restorePerSecond: number
  available(): number
  /** Points taken now; may be negative to give some back. */
  take(points: number): void
}

/** `elapsed` is a monotonic clock in milliseconds: the world's clock may be moved, real callers may not gain from it. */
export function createLeakyBucket(
  { maximum, restorePerSecond }: { maximum: number; restorePerSecond: number },
  elapsed: () => number,
): LeakyBucket {
  let level = maximum
  let since = elapsed()
  const refill = () => {
    const at = elapsed()
    level = Math.min(maximum, level + ((at - since) / 1000) * restorePerSecond)
    since = at
  }
  return {
    maximum,
    restorePerSecond,
    available() {
      refill()
      return level
    },
    take(points) {
      refill()
      level = Math.min(maximum, level - points)
    },
  }
}
