import { createContext, useContext } from 'react'
import type { BoardBridge } from './board-bridge.ts'
import type { SignInEnd } from './sign-in.ts'

/** The outside world of the board. A preview or a test hands in its own. */
export type BoardServices = {
  agent: { locale: string | undefined; timeZone: string | undefined }
  bridge: BoardBridge
  /** Opens a ticket in the helpdesk. */
  openTicket(id: string): void
  /** Proves who looks. Call it in a click. */
  signIn(signInUrl: string): Promise<SignInEnd['kind']>
  /** Milliseconds since 1970. */
  now: () => number
}

const BoardContext = createContext<BoardServices | undefined>(undefined)
export const BoardServicesProvider = BoardContext.Provider

export const useBoardServices = (): BoardServices => {
  const services = useContext(BoardContext)
  if (!services) throw new Error('The board must stand inside a BoardServicesProvider.')
  return services
}
