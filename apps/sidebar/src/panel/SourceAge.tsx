import type { SourceStatus } from '@throughline/shared/contract'
import { useIntl } from 'react-intl'
import styled from 'styled-components'
import { sayAge } from '../format/age.ts'
import { useSay } from '../language/use-say.ts'
import { usePanelFacts } from './panel-context.ts'
import { useSourceAge } from './use-source-age.ts'

/** `Shop EU 12 s`: a system that answered, and how old its answer is by now. */
export const SourceAge = ({ source }: { source: SourceStatus }) => {
  const { saying } = useSay()
  const { locale } = useIntl()
  const { panel } = usePanelFacts()
  const age = useSourceAge(source)
  return (
    <Item title={source.vendor}>
      {saying('sources.age', {
        source: <bdi>{source.title}</bdi>,
        age: <time dateTime={source.asOf ?? panel.asOf}>{sayAge(age ?? 0, locale)}</time>,
      })}
    </Item>
  )
}

const Item = styled.li`
  display: inline-block;
  font-variant-numeric: tabular-nums;

  &:not(:last-child)::after {
    margin-inline: 6px;
    content: '·';
  }
`
