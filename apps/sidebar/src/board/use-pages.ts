import { useInfiniteQuery } from '@tanstack/react-query'

type Page<Row> = { total: number; rows: Row[]; cursor?: string | undefined }

/** A list that comes page by page. */
export const usePages = <Row>(
  key: readonly unknown[],
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
) => {
  const query = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    getNextPageParam: ({ cursor }) => cursor,
    retry: false,
  })
  const pages = query.data?.pages
  return {
    query: {
      data: pages && { total: pages[0]?.total ?? 0, rows: pages.flatMap(({ rows }) => rows) },
      error: query.error,
      isFetching: query.isFetching,
      isPlaceholderData: false,
      refetch: query.refetch,
    },
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  }
}
