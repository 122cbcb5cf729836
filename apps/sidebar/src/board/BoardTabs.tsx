import { focusStyles } from '@zendeskgarden/react-theming'
import styled from 'styled-components'
import { color } from '../look/theme.ts'
import { useBoard } from './board-context.ts'
import { useBoardSay } from './language/use-board-say.ts'
import { hrefOf, type Screen } from './view/view.ts'

const tabs = ['overview', 'causes', 'audit', 'today', 'tickets'] as const satisfies Screen[]

/** The pages of the board. Links, because each of them is an address. */
export const BoardTabs = () => {
  const { say } = useBoardSay()
  const { view } = useBoard()
  const current = view.screen === 'orders' ? 'audit' : view.screen
  return (
    <Nav aria-label={say('board.pages')}>
      {tabs.map((tab) => (
        <Tab key={tab} href={hrefOf(tab, view)} aria-current={tab === current ? 'page' : undefined}>
          {say(`tab.${tab}`)}
        </Tab>
      ))}
    </Nav>
  )
}

const Nav = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 0 4px;
  border-block-end: 1px solid ${color('border.default')};
`

const Tab = styled.a`
  padding: 10px 12px 8px;
  border-block-end: 3px solid transparent;
  border-radius: 4px 4px 0 0;
  color: ${color('foreground.default')};
  text-decoration: none;

  &:hover {
    color: ${color('foreground.primary')};
  }

  &[aria-current] {
    border-block-end-color: ${color('border.primaryEmphasis')};
    font-weight: 600;
  }

  ${({ theme }) => focusStyles({ theme, inset: true })}
`
