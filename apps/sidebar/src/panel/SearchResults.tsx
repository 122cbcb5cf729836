import { useEffect } from 'react'
import styled from 'styled-components'
import { failureOf } from '../bridge/failure.ts'
import { useSay } from '../language/use-say.ts'
import { LinkButton } from '../look/LinkButton.tsx'
import { Small } from '../look/Text.tsx'
import { useSearch } from '../state/use-search.ts'
import { FailureState } from '../states/FailureState.tsx'
import { PanelBody } from './PanelBody.tsx'

type Props = {
  text: string
  brandId: string | undefined
  onClose: () => void
  announce: (words: string) => void
}

/** What a search found, in place of the ticket's own orders until the agent goes back. */
export const SearchResults = ({ text, brandId, onClose, announce }: Props) => {
  const { say } = useSay()
  const { data, error, isFetching, refetch } = useSearch(text, brandId)
  const found = data ? data.panel.orders.length + data.panel.candidates.length : undefined

  useEffect(() => {
    if (found !== undefined)
      announce(found > 0 ? say('announce.found', { count: found }) : say('search.none', { query: text }))
  }, [found, text, announce, say])

  return (
    <Results aria-busy={isFetching}>
      <Top>
        <Title>{say('search.results', { query: text })}</Title>
        <LinkButton onClick={onClose}>{say('search.close')}</LinkButton>
      </Top>
      {!data && !error ? <Small role="status">{say('search.searching')}</Small> : null}
      {error && !data ? (
        <FailureState failure={failureOf(error)} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <PanelBody
          panel={data.panel}
          receivedAt={data.at}
          deciding={undefined}
          announce={announce}
          retrying={isFetching}
          onRetry={() => void refetch()}
        />
      ) : null}
    </Results>
  )
}

const Results = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
`

const Top = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 12px;
  align-items: center;
  justify-content: space-between;
`

const Title = styled.h2`
  font-weight: 600;
  overflow-wrap: anywhere;
`
