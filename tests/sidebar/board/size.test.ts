import { gzipSync } from 'node:zlib'
import { buildInMemory } from '@throughline/sidebar/preview/build-in-memory.ts'
import { expect, test, vi } from 'vitest'

test('the board’s JavaScript stays within 165 kB, with any one language', async () => {
  // vitest says `test`, and vite would then bundle React's development half.
  vi.stubEnv('NODE_ENV', 'production')
  const files = await buildInMemory('board.html')
  vi.unstubAllEnvs()
  const sizeOf = (language: string) =>
    [...files]
      .filter(([name]) => name.endsWith('.js') && !/\/(de|ja)-/.test(name))
      .concat([...files].filter(([name]) => name.includes(`/${language}-`)))
      .reduce((sum, [, text]) => sum + gzipSync(text, { level: 9 }).length / 1000, 0)
  expect(sizeOf('de')).toBeGreaterThan(sizeOf('none'))
  for (const language of ['de', 'ja']) expect(sizeOf(language)).toBeLessThan(165)
})
