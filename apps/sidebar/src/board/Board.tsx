import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'
import { today as todayOf } from '../format/calendar-date.ts'
import { Small, Unseen } from '../look/Text.tsx'
import { CardBoundary } from '../panel/CardBoundary.tsx'
import { BoardTabs } from './BoardTabs.tsx'
import { BoardStateProvider } from './board-context.ts'
import { useBoardServices } from './board-services.ts'
import { FilterBar } from './FilterBar.tsx'
import { useBoardSay } from './language/use-board-say.ts'
import { Column } from './look/Layout.tsx'
import { AuditScreen } from './screens/AuditScreen.tsx'
import { CausesScreen } from './screens/CausesScreen.tsx'
import { OrdersScreen } from './screens/OrdersScreen.tsx'
import { OverviewScreen } from './screens/OverviewScreen.tsx'
import { TicketsScreen } from './screens/TicketsScreen.tsx'
import { TodayScreen } from './screens/TodayScreen.tsx'
import { Asked } from './states/Asked.tsx'
import { SignIn } from './states/SignIn.tsx'
import { useMe } from './use-asked.ts'
import { filterOf } from './view/filter.ts'
import { useView } from './view/use-view.ts'

const pages = {
  overview: OverviewScreen,
  causes: CausesScreen,
  audit: AuditScreen,
  today: TodayScreen,
  tickets: TicketsScreen,
  orders: OrdersScreen,
}

/** The board of whoever has proven who she is; for everybody else the way to prove it. */
export const Board = () => {
  const { say } = useBoardSay()
  const me = useMe()
  const queries = useQueryClient()
  // Everything that was refused before is asked again.
  const proven = () => void queries.resetQueries()
  return (
    <Column as="main">
      <Asked query={me}>
        {({ role, signInUrl }) =>
          role === 'unproven' ? (
            <SignIn signInUrl={signInUrl} onProven={proven} />
          ) : (
            <>
              <Unseen as="h1">{say('board.title')}</Unseen>
              <Pages role={role} />
            </>
          )
        }
      </Asked>
    </Column>
  )
}

const Pages = ({ role }: { role: 'lead' | 'agent' }) => {
  const { say } = useBoardSay()
  const { locale, timeZone = 'UTC' } = useIntl()
  const { now } = useBoardServices()
  const [time] = useState(now)
  const view = useView()
  const state = useMemo(() => {
    const reader = { locale, timeZone, now: time }
    const today = todayOf(reader)
    return { view, role, reader, today, filter: filterOf(view.asked, today) }
  }, [view, role, locale, timeZone, time])
  const Page = pages[view.screen]
  return (
    <BoardStateProvider value={state}>
      <BoardTabs />
      {role === 'agent' ? <Small>{say('board.own')}</Small> : null}
      {view.screen === 'today' ? null : <FilterBar />}
      <CardBoundary of={view}>
        <Content>
          <Page />
        </Content>
      </CardBoundary>
    </BoardStateProvider>
  )
}

const Content = styled.div`
  display: contents;
`
