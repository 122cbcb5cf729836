import { QueryClient } from '@tanstack/react-query'

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // A browser that believes itself offline would leave the panel loading for ever; asking gives the failure its name.
        networkMode: 'always',
        throwOnError: false,
      },
    },
  })
