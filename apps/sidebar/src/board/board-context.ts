import type { BoardFilter } from '@throughline/shared/contract'
import { createContext, useContext } from 'react'
import type { Reader } from '../format/reader.ts'
import type { View } from './view/view.ts'

/** What every page of the board goes by. */
export type BoardState = {
  view: View
  filter: BoardFilter
  reader: Reader
  /** The reader's own calendar day. */
  today: string
  role: 'lead' | 'agent'
}

const BoardStateContext = createContext<BoardState | undefined>(undefined)
export const BoardStateProvider = BoardStateContext.Provider

export const useBoard = (): BoardState => {
  const state = useContext(BoardStateContext)
  if (!state) throw new Error('A page of the board must stand inside the board.')
  return state
}
