import type { ClockState } from '../clock.ts'

/**
 * A script that gives an app's page the clock of the simulated world, and moves it when the host page says so. To the app it is as if the
 * computer had slept: it is told that it can be seen again, and looks what it missed.
 */
export const clockScript = (clock: ClockState): string => `(${install})(${JSON.stringify(clock)})`

/** Runs in the page, alone: nothing from this file is there. */
function install(first: ClockState): void {
  const Machine = Date
  let clock = first
  const now = () => Math.floor(clock.now + (Machine.now() - clock.real) * clock.speed)
  const Simulated: DateConstructor = new Proxy(Machine, {
    construct: (target, given, newTarget) =>
      Reflect.construct(
        target,
        given.length > 0 ? given : [now()],
        newTarget === Simulated ? target : newTarget,
      ),
    apply: () => new Machine(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  })
  globalThis.Date = Simulated
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !data?.workbenchClock) return
    clock = data.workbenchClock
    document.dispatchEvent(new Event('visibilitychange'))
  })
}
