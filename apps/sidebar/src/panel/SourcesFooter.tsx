import { IconButton } from '@zendeskgarden/react-buttons'
import ReloadIcon from '@zendeskgarden/svg-icons/src/16/reload-stroke.svg?react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Small, Unseen } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { groupSources, sayMore } from '../view/sources.ts'
import { usePanelFacts } from './panel-context.ts'
import { SilentSource } from './SilentSource.tsx'
import { SourceAge } from './SourceAge.tsx'

type Props = { retrying: boolean; onRetry: (() => void) | undefined }

/** How each system did: its age, or why it is silent. */
export const SourcesFooter = ({ retrying, onRetry }: Props) => {
  const speech = useSay()
  const { say, list } = speech
  const { panel } = usePanelFacts()
  const { healthy, silent, notAsked } = groupSources(panel.sources)
  const strangers = panel.sources.filter((source) => source.strangers > 0)
  return (
    <Footer>
      <Unseen as="h2">{say('sources.heading')}</Unseen>
      <Top>
        <div>
          {healthy.length > 0 ? (
            <Small as="ul">
              {healthy.map((source) => (
                <SourceAge key={source.connection} source={source} />
              ))}
            </Small>
          ) : null}
          {notAsked.length > 0 ? (
            <Small>{say('sources.not_asked', { sources: list(notAsked.map(({ title }) => title)) })}</Small>
          ) : null}
        </div>
        {onRetry ? (
          <IconButton
            size="small"
            isBasic
            aria-label={say(retrying ? 'gap.retrying' : 'sources.refresh')}
            title={say('sources.refresh')}
            aria-disabled={retrying}
            onClick={() => retrying || onRetry()}
          >
            <ReloadIcon />
          </IconButton>
        ) : null}
      </Top>
      {silent.length > 0 ? (
        <Silent>
          {silent.map((source) => (
            <SilentSource key={source.connection} source={source} />
          ))}
        </Silent>
      ) : null}
      {sayMore(panel.sources, speech).map((line) => (
        <Small key={line}>{line}</Small>
      ))}
      {strangers.map(({ connection, title, strangers: count }) => (
        <Small key={connection}>{say('sources.strangers', { count, source: title })}</Small>
      ))}
    </Footer>
  )
}

const Footer = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 4px;
  padding-block-start: 4px;
  border-block-start: 1px solid ${color('border.subtle')};
`

const Top = styled.div`
  display: flex;
  gap: 8px;
  align-items: center;
  justify-content: space-between;
  min-height: 32px;
  margin-inline-end: -8px;
`

const Silent = styled.ul`
  display: grid;
  gap: 6px;
`
