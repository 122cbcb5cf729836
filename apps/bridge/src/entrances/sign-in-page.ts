import { randomBytes } from 'node:crypto'
import type { Response } from 'express'

export interface SignInMessage {
  status: number
  /** The page that may hear it; without one nobody does. */
  origin?: string | undefined
  message: { type: string } & Record<string, unknown>
}

/** The end of a sign-in: tells the page that opened the window, by its exact origin, and closes. A person reads it only when it failed. */
export function signInPage(response: Response, { status, origin, message }: SignInMessage): void {
  const nonce = randomBytes(16).toString('base64')
  const told = JSON.stringify({ message, origin: origin ?? null }).replaceAll('<', '\\u003c')
  response.status(status)
  response.setHeader('Cache-Control', 'no-store')
  // Otherwise the browser parts this window from the one that waits for it.
  response.setHeader('Cross-Origin-Opener-Policy', 'unsafe-none')
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  )
  response
    .type('html')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Throughline</title><p>${sentenceOf(status)}</p>` +
        `<script nonce="${nonce}">const { message, origin } = ${told}\n` +
        `if (window.opener && origin) { window.opener.postMessage(message, origin); window.close() }</script></html>`,
    )
}

const sentenceOf = (status: number): string => {
  if (status === 200) return 'You are signed in. You can close this window.'
  if (status === 403) return 'Zendesk did not confirm that you are a colleague. Close this window.'
  if (status === 502) return 'Zendesk does not answer. Close this window and try again in a minute.'
  return 'This sign-in is not valid any more. Close this window and begin again on the board.'
}
