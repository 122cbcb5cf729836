import type { OrderCard } from '@throughline/shared/contract'
import { type ReplyLanguage, replyLanguageFor, replyLanguages } from '@throughline/shared/vocabulary'
import { focusStyles } from '@zendeskgarden/react-theming'
import ErrorIcon from '@zendeskgarden/svg-icons/src/12/alert-error-stroke.svg?react'
import ChevronIcon from '@zendeskgarden/svg-icons/src/12/chevron-down-stroke.svg?react'
import { useState } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Small } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { WithIcon } from '../look/WithIcon.tsx'
import { useServices } from '../services.ts'
import { useReader } from '../state/use-reader.ts'
import type { Replying } from '../state/use-replies.ts'
import { noteOf } from '../view/note.ts'
import { usePanelFacts } from './panel-context.ts'
import { useReplying } from './reply-context.ts'

/** What may I say? A reply in the customer's language, or a note for colleagues, put into the composer and never sent. */
export const ReplyBar = ({ order }: { order: OrderCard }) => {
  const replying = useReplying()
  // In what was searched for there is no ticket to answer.
  const { deciding } = usePanelFacts()
  return replying && deciding ? <Bar order={order} replying={replying} /> : null
}

type State = 'idle' | 'composing' | 'failed'

const Bar = ({
  order,
  replying: { ticket, choices, inserted },
}: {
  order: OrderCard
  replying: Replying
}) => {
  const speech = useSay()
  const { say } = speech
  const { bridge, helpdesk } = useServices()
  const { panel, titleOf, announce } = usePanelFacts()
  const reader = useReader()
  const [chosen, choose] = useState<ReplyLanguage>()
  const [state, setState] = useState<State>('idle')
  const language = chosen ?? replyLanguageFor(ticket.requester.locale)
  const { number, ref } = order

  const attempt = async (work: () => Promise<void>, done: string) => {
    // A second press while the first is on its way would write twice.
    if (state === 'composing') return
    setState('composing')
    try {
      await work()
      setState('idle')
      announce(done)
    } catch {
      setState('failed')
    }
  }
  const reply = () =>
    attempt(
      async () => {
        const draft = await bridge.draft({ ticket, choices, ref, language }, new AbortController().signal)
        await helpdesk.writeComment('publicReply', draft.text)
        inserted(ref, draft)
      },
      say('reply.inserted', { number }),
    )
  const note = () =>
    attempt(
      () => helpdesk.writeComment('internalNote', noteOf(order, panel, { speech, reader, titleOf })),
      say('reply.noted', { number }),
    )

  return (
    <div>
      <Row>
        <Split>
          <Insert onClick={reply} aria-disabled={state === 'composing'}>
            {say('reply.insert', { language: nameOf(language) })}
          </Insert>
          <Languages>
            <ChevronIcon aria-hidden="true" />
            <select
              aria-label={say('reply.language')}
              value={language}
              onChange={({ target }) => choose(replyLanguages.find((one) => one === target.value))}
            >
              {replyLanguages.map((one) => (
                <option key={one} value={one} lang={one}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          </Languages>
        </Split>
        <Outlined onClick={note} aria-disabled={state === 'composing'} title={say('reply.note_hint')}>
          {say('reply.note')}
        </Outlined>
      </Row>
      {state === 'failed' ? (
        <Failed role="alert">
          <WithIcon icon={ErrorIcon}>{say('reply.failed')}</WithIcon>
        </Failed>
      ) : null}
    </div>
  )
}

/** A language by its own name, as its speakers look for it. */
const nameOf = (language: ReplyLanguage): string =>
  new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`

const Split = styled.div`
  display: flex;
  flex: 0 1 auto;
  min-width: 0;
`

/** Zendesk keeps the filled button for its own Submit, so these are outlined. */
const Outlined = styled.button.attrs({ type: 'button' })`
  min-width: 0;
  min-height: 32px;
  margin: 0;
  padding: 4px 8px;
  border: 1px solid ${color('border.primaryEmphasis')};
  border-radius: 4px;
  background: none;
  color: ${color('foreground.primary')};
  font: inherit;
  font-size: 12px;
  line-height: 16px;
  cursor: pointer;
  overflow-wrap: anywhere;

  &:hover {
    background: ${color('background.subtle')};
  }

  &[aria-disabled='true'] {
    cursor: progress;
  }

  ${({ theme }) => focusStyles({ theme })}
`

const Insert = styled(Outlined)`
  border-start-end-radius: 0;
  border-end-end-radius: 0;
`

/** The browser's own list of choices under our arrow: it works by keyboard, screen reader and finger, and weighs nothing. */
const Languages = styled.span`
  position: relative;
  display: grid;
  flex: none;
  place-items: center;
  width: 28px;
  color: ${color('foreground.primary')};

  > svg {
    position: absolute;
    pointer-events: none;
  }

  > select {
    width: 100%;
    height: 100%;
    min-height: 32px;
    margin: 0;
    padding: 0;
    border: 1px solid ${color('border.primaryEmphasis')};
    border-inline-start: 0;
    border-start-end-radius: 4px;
    border-end-end-radius: 4px;
    appearance: none;
    background: none;
    /* What is chosen stands on the button beside it. */
    color: transparent;
    font: inherit;
    cursor: pointer;

    ${({ theme }) => focusStyles({ theme })}
  }

  option {
    background: ${color('background.raised')};
    color: ${color('foreground.default')};
  }
`

const Failed = styled(Small).attrs({ as: 'div' })`
  margin-block-start: 4px;
  color: ${color('foreground.danger')};
`
