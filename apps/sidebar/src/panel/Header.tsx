import { IconButton } from '@zendeskgarden/react-buttons'
import SearchIcon from '@zendeskgarden/svg-icons/src/16/search-stroke.svg?react'
import CloseIcon from '@zendeskgarden/svg-icons/src/16/x-stroke.svg?react'
import type { ReactNode } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'

type Props = {
  name: string | undefined
  /** How fresh the panel is. */
  freshness: ReactNode
  searching: boolean
  onSearch: (open: boolean) => void
  children?: ReactNode
}

/** Who it is, how fresh it is, and the way to search. The app's own name stands in Zendesk's frame above. */
export const Header = ({ name, freshness, searching, onSearch, children }: Props) => {
  const { say } = useSay()
  const label = say(searching ? 'header.search_close' : 'header.search')
  return (
    <header>
      <Top>
        <Name>{name ? <bdi>{name}</bdi> : say('header.nameless')}</Name>
        {freshness}
        <IconButton
          id={searchToggleId}
          size="small"
          isBasic
          aria-label={label}
          title={label}
          aria-expanded={searching}
          onClick={() => onSearch(!searching)}
        >
          {searching ? <CloseIcon /> : <SearchIcon />}
        </IconButton>
      </Top>
      {children}
    </header>
  )
}

export const searchToggleId = 'search-toggle'

const Top = styled.div`
  display: flex;
  gap: 8px;
  align-items: center;
  min-height: 32px;
  /* The icon's own air ends where the cards' edge is. */
  margin-inline-end: -8px;
`

const Name = styled.h1`
  flex: 1;
  min-width: 0;
  font-weight: 600;
  overflow-wrap: anywhere;
`
