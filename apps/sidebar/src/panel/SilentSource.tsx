import type { SourceStatus } from '@throughline/shared/contract'
import ErrorIcon from '@zendeskgarden/svg-icons/src/12/alert-error-stroke.svg?react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'
import { sayAgo } from '../format/age.ts'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { WithIcon } from '../look/WithIcon.tsx'
import { missingId } from '../view/missing.ts'
import { missingKinds } from '../view/sources.ts'
import { useSourceAge } from './use-source-age.ts'

/** A system that did not answer: the reason in words, what is known of it, and what may be missing. */
export const SilentSource = ({ source }: { source: SourceStatus }) => {
  const { say, saying, word, sentence, list } = useSay()
  const { locale } = useIntl()
  const age = useSourceAge(source)
  const { failure, state } = source
  const missing = missingKinds([source])
  const kind = failure?.kind ?? 'unreachable'
  return (
    <li>
      <Failed>
        <WithIcon icon={ErrorIcon}>
          {saying(state === 'partial' ? 'sources.partial' : 'sources.failed', {
            source: <bdi>{source.title}</bdi>,
            failure: word('failure_kind', kind),
          })}
          {state === 'failed' && age !== undefined ? (
            <Known>{say('sources.known', { age: sayAgo(age, locale) })}</Known>
          ) : null}
        </WithIcon>
      </Failed>
      <Indented>
        {[
          sentence('failure_kind', kind),
          ...(failure?.retryAfter
            ? [say('sources.retry_after', { seconds: Math.ceil(failure.retryAfter) })]
            : []),
          ...(missing.length > 0
            ? [say('gap.missing', { kinds: list(missing.map((item) => say(missingId(item)))) })]
            : []),
        ].join(' ')}
      </Indented>
    </li>
  )
}

const Failed = styled(Small).attrs({ as: 'div' })`
  color: ${color('foreground.danger')};
  font-weight: 600;
`

const Known = styled.span`
  font-weight: 400;

  &::before {
    content: ' · ';
  }
`

const Indented = styled(Small)`
  padding-inline-start: 18px;
`
