import { format } from 'node:util'
import { afterEach } from 'vitest'

/**
 * React, Garden and our own code complain on the console and carry on; here a complaint fails the test that caused it.
 * A test that expects one silences it itself: `vi.spyOn(console, 'error').mockImplementation(() => {})`.
 */
const complaints: string[] = []

for (const level of ['error', 'warn'] as const) {
  console[level] = (...words: unknown[]) => {
    complaints.push(`console.${level}: ${format(...words)}`)
  }
}

afterEach(() => {
  const heard = complaints.splice(0)
  if (heard.length > 0) throw new Error(heard.join('\n'))
})
