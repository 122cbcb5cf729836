import type { ContactCause } from '@throughline/shared/vocabulary'
import { focusStyles } from '@zendeskgarden/react-theming'
import { useEffect, useRef, useState } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { QuietButton } from '../look/LinkButton.tsx'
import { Small } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { useCause } from '../state/use-cause.ts'
import { useReader } from '../state/use-reader.ts'
import { otherCauses, sayCause } from '../view/cause-words.ts'
import { usePanelFacts } from './panel-context.ts'
import { useReplying } from './reply-context.ts'

/** Why this customer wrote, as it is counted, and a way to say that it was something else. Not there where nothing is counted. */
export const CauseLine = () => {
  const speech = useSay()
  const { say, saying } = speech
  const reader = useReader()
  const { panel, announce } = usePanelFacts()
  const { known, state, correct } = useCause(useReplying()?.ticket.ticketId)
  const [open, setOpen] = useState(false)
  const [chosen, choose] = useState<ContactCause>()
  // Arrow keys change a closed list at every step: what they pass over is not what was meant.
  const byKeys = useRef(false)
  // What opens, saves and undoes takes the place of the button that was pressed.
  const next = useRef<HTMLElement | null>(null)
  const moved = useRef(false)
  useEffect(() => {
    if (moved.current) next.current?.focus()
    moved.current = false
  }, [open, known])
  if (!known) return null

  const words = (cause: ContactCause) => sayCause(cause, speech, reader)
  const causes = otherCauses(known.cause, panel.orders)
  const toggle = () => {
    moved.current = true
    setOpen(!open)
    choose(undefined)
  }
  const save = async (cause: ContactCause | null) => {
    const said = await correct(cause)
    if (!said) return
    moved.current = true
    setOpen(false)
    choose(undefined)
    announce(say('cause.saved', { cause: words(said.cause) }))
  }
  return (
    <div>
      <Small as="div">
        {saying('cause.line', { cause: <b>{words(known.cause)}</b> })}
        {known.corrected ? ` · ${say('cause.corrected')}` : null}
        {' · '}
        {known.causeBefore && !open ? (
          <QuietButton
            ref={(element) => {
              next.current = element
            }}
            aria-label={say('cause.undo_label', { cause: words(known.causeBefore) })}
            aria-disabled={state === 'saving'}
            onClick={() => save(null)}
          >
            {say('cause.undo')}
          </QuietButton>
        ) : (
          <QuietButton
            ref={(element) => {
              if (!open) next.current = element
            }}
            aria-expanded={open}
            onClick={toggle}
          >
            {say('cause.not_it')}
          </QuietButton>
        )}
      </Small>
      {open ? (
        <Choice>
          <select
            ref={(element) => {
              next.current = element
            }}
            aria-label={say('cause.choose')}
            value={chosen ?? ''}
            disabled={state === 'saving'}
            onPointerDown={() => {
              byKeys.current = false
            }}
            onKeyDown={() => {
              byKeys.current = true
            }}
            onChange={({ target }) => {
              const cause = causes.find((one) => one === target.value)
              choose(cause)
              if (cause && !byKeys.current) void save(cause)
            }}
          >
            <option value="">{say('cause.choose')}</option>
            {causes.map((cause) => (
              <option key={cause} value={cause}>
                {words(cause)}
              </option>
            ))}
          </select>
          {chosen ? (
            <QuietButton aria-disabled={state === 'saving'} onClick={() => save(chosen)}>
              {say('cause.save')}
            </QuietButton>
          ) : null}
        </Choice>
      ) : null}
      {state === 'failed' ? <Small role="alert">{say('cause.failed')}</Small> : null}
    </div>
  )
}

/** The browser's own list: it works by keyboard, screen reader and finger, and weighs nothing. */
const Choice = styled.div`
  display: flex;
  gap: 8px;
  align-items: center;

  > select {
    flex: 1;
    min-width: 0;
    min-height: 32px;
    padding: 0 4px;
    border: 1px solid ${color('border.default')};
    border-radius: 4px;
    background: ${color('background.raised')};
    color: ${color('foreground.default')};
    font: inherit;
    font-size: 12px;

    ${({ theme }) => focusStyles({ theme })}
  }
`
