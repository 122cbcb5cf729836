import { Button } from '@zendeskgarden/react-buttons'
import { focusStyles } from '@zendeskgarden/react-theming'
import { type FormEvent, useId, useState } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Small, Unseen } from '../look/Text.tsx'
import { color } from '../look/theme.ts'
import { longestSearch, shortestSearch } from '../state/use-search.ts'

type Props = { focused: boolean; onSearch: (text: string) => void; onClose: () => void }

/** One box for every kind of number. Enter searches, Escape closes. */
export const SearchBox = ({ focused, onSearch, onClose }: Props) => {
  const { say } = useSay()
  const id = useId()
  const [text, setText] = useState('')
  const [short, setShort] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const query = text.trim()
    setShort(query.length < shortestSearch)
    if (query.length >= shortestSearch) onSearch(query)
  }
  return (
    <search>
      <Form onSubmit={submit}>
        <Unseen as="label" htmlFor={id}>
          {say('search.label')}
        </Unseen>
        <Input
          id={id}
          type="search"
          // only after the agent pressed the search button
          autoFocus={focused}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={longestSearch}
          placeholder={say('search.placeholder')}
          aria-invalid={short}
          aria-describedby={short ? `${id}-short` : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose()
          }}
        />
        <Button size="small" type="submit">
          {say('search.submit')}
        </Button>
      </Form>
      {short ? (
        <Small id={`${id}-short`} role="alert">
          {say('search.too_short')}
        </Small>
      ) : null}
    </search>
  )
}

const Form = styled.form`
  display: flex;
  gap: 8px;
`

const Input = styled.input`
  flex: 1;
  min-width: 0;
  height: 32px;
  padding-inline: 10px;
  border: 1px solid ${color('border.emphasis')};
  border-radius: 4px;
  background: ${color('background.default')};
  color: ${color('foreground.default')};
  font: inherit;

  &::placeholder {
    color: ${color('foreground.subtle')};
    opacity: 1;
  }

  ${({ theme }) => focusStyles({ theme, inset: true })}
`
