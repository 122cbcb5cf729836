import { fieldsOf, textOf } from '../zaf/unknown.ts'
import type { Proof } from './proven-session.ts'

/** How it ended. `reason` is the bridge's word for a refusal, for an administrator. */
export type SignInEnd =
  | { kind: 'proven'; proof: Proof }
  | { kind: 'refused'; reason: string }
  | { kind: 'closed' }
  | { kind: 'blocked' }

/** What of the browser is needed; a test hands in its own. */
export type SignInWindow = Pick<Window, 'open' | 'addEventListener' | 'removeEventListener'>

/** A closed window tells nobody: looking twice a second is soon enough for the person who closed it. */
const lookEveryMs = 500

/**
 * Opens Zendesk's sign-in in a window of its own and waits for what the bridge tells. Only a message of that very window, from the
 * bridge's exact origin, is heard. Call it in a click, or the browser blocks the window.
 */
export const signIn = (signInUrl: string, page: SignInWindow = window): Promise<SignInEnd> => {
  const popup = page.open(signInUrl, 'throughline-sign-in', 'popup,width=520,height=680')
  if (!popup) return Promise.resolve({ kind: 'blocked' })
  const { origin } = new URL(signInUrl)
  return new Promise((resolve) => {
    const end = (how: SignInEnd) => {
      clearInterval(timer)
      page.removeEventListener('message', hear)
      resolve(how)
    }
    const hear = (event: MessageEvent) => {
      if (event.origin !== origin || event.source !== popup) return
      const { type, token, expiresAt, reason } = fieldsOf(event.data)
      const [bearer, until] = [textOf(token), textOf(expiresAt)]
      if (type === 'throughline.signed-in' && bearer && until)
        end({ kind: 'proven', proof: { token: bearer, expiresAt: until } })
      if (type === 'throughline.sign-in-failed') end({ kind: 'refused', reason: textOf(reason) ?? 'unknown' })
    }
    // The bridge's window tells and closes at once: the message may come after the closing is seen.
    let wasClosed = false
    const timer = setInterval(() => {
      if (wasClosed) end({ kind: 'closed' })
      wasClosed = popup.closed
    }, lookEveryMs)
    page.addEventListener('message', hear)
  })
}
