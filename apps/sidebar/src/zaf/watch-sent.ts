import { listen } from './events.ts'
import type { ZafClient } from './sdk.ts'
import { textOf } from './unknown.ts'

/**
 * Tells the words of each reply that was sent to the customer. By the time the helpdesk says `ticket.submit.done` the composer is empty, so what stood
 * in it is remembered from its last change; HTML is reduced to its words.
 */
export const watchSent = (client: ZafClient, sent: (words: string) => void): (() => void) => {
  let written = ''
  let submitted = ''
  let isNote = false
  const stops = [
    listen(client, 'comment.type.changed', (payload) => {
      isNote = payload === 'internalNote'
    }),
    listen(client, 'comment.text.changed', (payload) => {
      written = textOf(payload) ?? ''
    }),
    listen(client, 'ticket.submit.start', () => {
      submitted = written
    }),
    listen(client, 'ticket.submit.done', () => {
      const words = wordsOf(submitted || written)
      submitted = ''
      if (words !== '' && !isNote) sent(words)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

const wordsOf = (html: string): string =>
  (new DOMParser().parseFromString(html.replaceAll('<', ' <'), 'text/html').body.textContent ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
