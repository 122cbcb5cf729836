import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

/** Each message of a language file, parsed, so that the browser needs no parser (7 kB) and a broken message fails the build. */
export const compileMessages = (file: string): string => {
  const messages: Record<string, string> = JSON.parse(file)
  const compiled = Object.entries(messages).map(([id, message]) => {
    try {
      return [id, parse(message)]
    } catch (error) {
      throw new Error(`The message ${id} is not valid ICU: “${message}”`, { cause: error })
    }
  })
  return JSON.stringify(Object.fromEntries(compiled))
}

/** Compiles `lang/*.json` on the way into the bundle and leaves react-intl's parser out of it. */
export const compiledMessages = (): Plugin => ({
  name: 'compiled-messages',
  enforce: 'pre',
  config: () => ({
    resolve: {
      alias: [
        {
          find: /^@formatjs\/icu-messageformat-parser$/,
          replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
        },
      ],
    },
  }),
  transform: {
    filter: { id: /\/lang\/(?:board\/)?[a-z]+\.json$/ },
    handler: (code) => ({ code: compileMessages(code), map: null }),
  },
})
