import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { failureOf } from '../../bridge/failure.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { Status } from '../look/Layout.tsx'
import { BoardFailure } from './BoardFailure.tsx'
import { BoardLoading } from './BoardLoading.tsx'

type Props<Answer> = {
  query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'isFetching' | 'isPlaceholderData'> & {
    refetch: () => unknown
  }
  children: (answer: Answer) => ReactNode
}

/** What was asked of the bridge: its answer, or the words for why there is none. An older answer stays while a newer one is on its way. */
export const Asked = <Answer,>({ query, children }: Props<Answer>) => {
  const { say } = useBoardSay()
  const { data, error, isFetching, isPlaceholderData } = query
  const failure = error ? (
    <BoardFailure failure={failureOf(error)} retrying={isFetching} onRetry={() => void query.refetch()} />
  ) : null
  if (data === undefined) return failure ?? <BoardLoading />
  return (
    <>
      {failure}
      <Status>{isPlaceholderData ? say('loading.newer') : ''}</Status>
      {children(data)}
    </>
  )
}
