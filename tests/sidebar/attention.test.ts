import { watchAwake } from '@throughline/sidebar/state/attention.ts'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page that can be hidden and a helpdesk whose agent can go elsewhere; what the panel is told of it. */
function looking({ hidden = false } = {}) {
  const page = Object.assign(new EventTarget(), { hidden })
  const told: string[] = []
  let attend: (active: boolean) => void = () => undefined
  const stop = watchAwake(
    {
      page: page as unknown as Document,
      helpdesk: {
        watchAttention(changed) {
          attend = changed
          return () => {
            attend = () => undefined
          }
        },
      },
    },
    (awake) => told.push(awake ? 'awake' : 'asleep'),
  )
  onTestFinished(() => stop())
  return {
    told,
    stop,
    hide(isHidden: boolean): void {
      page.hidden = isHidden
      page.dispatchEvent(new Event('visibilitychange'))
    },
    attend: (active: boolean) => attend(active),
  }
}

test('a page out of sight for half a minute is looked at by nobody, until it is seen again', () => {
  const { told, hide } = looking()
  hide(true)
  vi.advanceTimersByTime(29_999)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual(['asleep'])
  hide(false)
  expect(told).toEqual(['asleep', 'awake'])
})

test('a look into another tab costs nothing', () => {
  const { told, hide } = looking()
  for (let look = 0; look < 5; look += 1) {
    hide(true)
    vi.advanceTimersByTime(20_000)
    hide(false)
  }
  expect(told).toEqual([])
})

test('an agent who goes to another ticket is gone at once', () => {
  const { told, attend } = looking()
  attend(false)
  expect(told).toEqual(['asleep'])
  attend(true)
  expect(told).toEqual(['asleep', 'awake'])
})

test('an agent who comes back to the ticket in a hidden window is not there yet', () => {
  const { told, hide, attend } = looking()
  hide(true)
  vi.advanceTimersByTime(30_000)
  attend(false)
  attend(true)
  expect(told).toEqual(['asleep'])
  hide(false)
  expect(told).toEqual(['asleep', 'awake'])
})

test('being told twice is told once', () => {
  const { told, attend } = looking()
  attend(true)
  attend(false)
  attend(false)
  expect(told).toEqual(['asleep'])
})

test('a ticket that was opened in a tab behind lets go after half a minute, too', () => {
  const { told } = looking({ hidden: true })
  vi.advanceTimersByTime(30_000)
  expect(told).toEqual(['asleep'])
})

test('after the panel has gone nothing is told', () => {
  const { told, hide, stop } = looking()
  hide(true)
  stop()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})
