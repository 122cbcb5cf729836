/** One thing to be done later; a new one takes the place of the old. */
export const createTimer = () => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const clear = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    set(ms: number, act: () => void): void {
      clear()
      timer = setTimeout(() => {
        timer = undefined
        act()
      }, ms)
    },
    isSet: () => timer !== undefined,
    clear,
  }
}
