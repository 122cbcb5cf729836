import { firstColorScheme, watchColorScheme } from '@throughline/sidebar/zaf/color-scheme.ts'
import { watchAttention, watchTicket } from '@throughline/sidebar/zaf/events.ts'
import { keepFrameSized } from '@throughline/sidebar/zaf/resize.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeZaf } from './fake-zaf.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a burst of changes in the ticket is one new look-up', async () => {
  const zaf = fakeZaf()
  const changed = vi.fn()
  const stop = watchTicket(zaf.client, changed)
  zaf.tell('ticket.requester.id.changed', 8)
  zaf.tell('ticket.requester.email.changed', 'b@example.com')
  zaf.tell('*.changed', { propertyName: 'ticket.custom_field_360001', newValue: '1042' })
  await vi.advanceTimersByTimeAsync(499)
  expect(changed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(changed).toHaveBeenCalledTimes(1)
  stop()
  expect(zaf.listeners()).toBe(0)
})

test('an agent who types a reply or sets the priority causes no look-up', async () => {
  const zaf = fakeZaf()
  const changed = vi.fn()
  watchTicket(zaf.client, changed)
  zaf.tell('*.changed', { propertyName: 'comment.text', newValue: 'Hel' })
  zaf.tell('*.changed', { propertyName: 'ticket.priority' })
  zaf.tell('*.changed', undefined)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(changed).not.toHaveBeenCalled()
})

test('a change that was waiting is forgotten when the panel closes', async () => {
  const zaf = fakeZaf()
  const changed = vi.fn()
  const stop = watchTicket(zaf.client, changed)
  zaf.tell('ticket.subject.changed', 'x')
  stop()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(changed).not.toHaveBeenCalled()
})

test('coming to the tab and leaving it are told apart', () => {
  const zaf = fakeZaf()
  const seen: boolean[] = []
  const stop = watchAttention(zaf.client, (active) => seen.push(active))
  zaf.tell('app.deactivated')
  zaf.tell('app.activated')
  stop()
  zaf.tell('app.deactivated')
  expect(seen).toEqual([false, true])
})

test.each([
  ['?colorScheme=dark', '', 'dark'],
  ['', '#colorScheme=dark&origin=x', 'dark'],
  ['?colorScheme=sepia', '', 'light'],
  ['', '', 'light'],
])('an address of %j%j paints %s first', (search, hash, scheme) => {
  expect(firstColorScheme(search, hash)).toBe(scheme)
})

test('the scheme is asked for, then followed, until nobody watches', async () => {
  const zaf = fakeZaf({ colorScheme: 'dark' })
  const seen: string[] = []
  const stop = watchColorScheme(zaf.client, (scheme) => seen.push(scheme))
  await vi.advanceTimersByTimeAsync(0)
  zaf.tell('colorScheme.changed', 'light')
  zaf.tell('colorScheme.changed', { odd: true })
  stop()
  zaf.tell('colorScheme.changed', 'dark')
  expect(seen).toEqual(['dark', 'light'])
})

test('a switch made while the helpdesk was still answering wins over its older answer', async () => {
  let answer: (scheme: string) => void = () => undefined
  const zaf = fakeZaf({
    colorScheme: new Promise((resolve) => {
      answer = resolve
    }),
  })
  const seen: string[] = []
  watchColorScheme(zaf.client, (scheme) => seen.push(scheme))
  zaf.tell('colorScheme.changed', 'dark')
  answer('light')
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual(['dark'])
})

const growingRoot = () => {
  let height = 0
  let resized: () => void = () => undefined
  let disconnected = false
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback
      }
      observe() {}
      disconnect() {
        disconnected = true
      }
    },
  )
  return {
    root: { getBoundingClientRect: () => ({ height }) } as Element,
    grow: (to: number) => {
      height = to
      resized()
    },
    disconnected: () => disconnected,
    setFirst: (to: number) => {
      height = to
    },
  }
}

const heights = (invoked: unknown[][]) => invoked.map(([, size]) => (size as { height: string }).height)

test('the frame asks for its height at once and then only for changes an agent can see', () => {
  const zaf = fakeZaf()
  const page = growingRoot()
  page.setFirst(180.2)
  const stop = keepFrameSized(page.root, zaf.client)
  expect(zaf.invoked).toEqual([['resize', { width: '100%', height: '181px' }]])
  page.grow(183)
  page.grow(0)
  page.grow(183.1)
  page.grow(181)
  expect(heights(zaf.invoked)).toEqual(['181px', '184px', '181px'])
  stop()
  expect(page.disconnected()).toBe(true)
})

test('a very long panel scrolls in its frame instead of swallowing the tray', () => {
  const zaf = fakeZaf()
  const page = growingRoot()
  page.setFirst(9_000)
  keepFrameSized(page.root, zaf.client)
  page.grow(12_000)
  expect(heights(zaf.invoked)).toEqual(['3000px'])
})
