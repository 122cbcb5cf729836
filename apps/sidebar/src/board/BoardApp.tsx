import { QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from '@zendeskgarden/react-theming'
import { StrictMode, useEffect, useState } from 'react'
import { createQueries } from '../app/queries.ts'
import { GlobalStyle } from '../look/GlobalStyle.tsx'
import { themes } from '../look/theme.ts'
import type { ColorScheme } from '../zaf/color-scheme.ts'
import { BoardBoot } from './BoardBoot.tsx'
import type { BoardServices } from './board-services.ts'
import { BoardFrame } from './look/Layout.tsx'

export type BoardAppProps = {
  /** Meets the helpdesk. Rejects with a `ZafError` when there is none. */
  connect: () => Promise<BoardServices>
  firstScheme: ColorScheme
  /** Calls back with each scheme until the returned function is called. */
  watchScheme: (changed: (scheme: ColorScheme) => void) => () => void
}

/** The page: theme, language, and the board. */
export const BoardApp = ({ connect, firstScheme, watchScheme }: BoardAppProps) => {
  const [scheme, setScheme] = useState(firstScheme)
  const [queries] = useState(createQueries)
  useEffect(() => watchScheme(setScheme), [watchScheme])
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme
  }, [scheme])
  return (
    <StrictMode>
      <ThemeProvider theme={themes[scheme]}>
        <GlobalStyle />
        <QueryClientProvider client={queries}>
          <BoardFrame>
            <BoardBoot connect={connect} />
          </BoardFrame>
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>
  )
}
