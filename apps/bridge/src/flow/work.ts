/** Counts what is under way, work that starts more work included. */
export function createWork() {
  let open = 0
  let isOver = false
  let wake: (() => void) | undefined
  let bug: { error: unknown } | undefined
  const leave = () => {
    open -= 1
    if (open === 0) wake?.()
  }
  return {
    ended: () => isOver,
    add(promise: Promise<void>): void {
      open += 1
      promise.then(leave, (error: unknown) => {
        bug ??= { error }
        wake?.()
      })
    },
    /** Resolves when nothing is under way, or after `ms`. Rejects with a bug; a source's failure is not one. */
    async settled(ms: number): Promise<void> {
      let timer: NodeJS.Timeout | undefined
      if (open > 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, ms)
        })
      }
      clearTimeout(timer)
      isOver = true
      if (bug) throw bug.error
    },
  }
}
