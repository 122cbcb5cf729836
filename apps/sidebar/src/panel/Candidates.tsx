import type { Candidate } from '@throughline/shared/contract'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { refId } from '../state/choices.ts'
import { CandidateCard } from './CandidateCard.tsx'
import { CardBoundary } from './CardBoundary.tsx'

type Props = {
  candidates: Candidate[]
  /** Orders are shown above: these are in addition. */
  also: boolean
}

/** Orders that a number names and nothing confirms: an agent decides. */
export const Candidates = ({ candidates, also }: Props) => {
  const { say } = useSay()
  if (candidates.length === 0) return null
  return (
    <Section>
      <div>
        <Title>
          {also ? say('candidates.also') : say('candidates.heading', { count: candidates.length })}
        </Title>
        <Small>{say('candidates.explain')}</Small>
      </div>
      <Grid>
        {candidates.map((candidate) => (
          <CardBoundary key={refId(candidate.ref)} of={candidate}>
            <CandidateCard candidate={candidate} />
          </CardBoundary>
        ))}
      </Grid>
    </Section>
  )
}

const Section = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 8px;
`

const Title = styled.h2`
  font-weight: 600;
`

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(248px, 100%), 1fr));
  gap: 8px;
`
