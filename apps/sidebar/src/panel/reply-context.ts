import { createContext, useContext } from 'react'
import type { Replying } from '../state/use-replies.ts'

const ReplyContext = createContext<Replying | undefined>(undefined)
export const ReplyProvider = ReplyContext.Provider

/** Undefined where there is no ticket to answer. */
export const useReplying = (): Replying | undefined => useContext(ReplyContext)
