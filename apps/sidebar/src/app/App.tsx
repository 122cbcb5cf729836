import { QueryClientProvider } from '@tanstack/react-query'
import { ThemeProvider } from '@zendeskgarden/react-theming'
import { StrictMode, useEffect, useState } from 'react'
import { Frame, Stack } from '../look/Frame.tsx'
import { GlobalStyle } from '../look/GlobalStyle.tsx'
import { themes } from '../look/theme.ts'
import type { Services } from '../services.ts'
import type { ColorScheme } from '../zaf/color-scheme.ts'
import { Boot } from './Boot.tsx'
import { createQueries } from './queries.ts'

export type AppProps = {
  /** Meets the helpdesk. Rejects with a `ZafError` when there is none. */
  connect: () => Promise<Services>
  firstScheme: ColorScheme
  /** Calls back with each scheme until the returned function is called. */
  watchScheme: (changed: (scheme: ColorScheme) => void) => () => void
}

/** The page: theme, language, and the panel of the ticket that it stands in. */
export const App = ({ connect, firstScheme, watchScheme }: AppProps) => {
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
          <Frame>
            <Stack as="main">
              <Boot connect={connect} />
            </Stack>
          </Frame>
        </QueryClientProvider>
      </ThemeProvider>
    </StrictMode>
  )
}
