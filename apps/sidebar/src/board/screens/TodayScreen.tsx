import type { BoardToday } from '@throughline/shared/contract'
import { sayDay } from '../../format/calendar-date.ts'
import { sayMoney } from '../../format/money.ts'
import { Box } from '../../look/Box.tsx'
import { useBoard } from '../board-context.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { DataTable, type TableColumn } from '../look/DataTable.tsx'
import { Heading, Lead, Section } from '../look/Layout.tsx'
import { TicketLinks } from '../look/TicketLinks.tsx'
import { Asked } from '../states/Asked.tsx'
import { useToday } from '../use-asked.ts'

type Owned = BoardToday['returnsPastDue'][number]
type Promised = BoardToday['promises'][number]

/** What can still be put right today. */
export const TodayScreen = () => <Asked query={useToday()}>{(today) => <Today today={today} />}</Asked>

const Today = ({ today: { returnsPastDue, promises, truncated } }: { today: BoardToday }) => {
  const { say, owner, word, locale } = useBoardSay()
  const { reader } = useBoard()
  const late = returnsPastDue.reduce((sum, { rows }) => sum + rows.length, 0)
  const returns: TableColumn<Owned['rows'][number]>[] = [
    {
      id: 'order',
      label: say('tickets.order'),
      value: ({ order, returnNumber }) => (returnNumber ? `${order} · ${returnNumber}` : order),
    },
    { id: 'what', label: say('today.what'), value: ({ concern }) => word('contact_cause', concern) },
    {
      id: 'due',
      label: say('today.due'),
      value: ({ due }) => due,
      show: ({ due }) => sayDay(due, reader),
    },
    { id: 'late', label: say('today.late'), value: ({ daysLate }) => daysLate, isNumber: true },
    {
      id: 'amount',
      label: say('today.amount'),
      value: ({ amount }) => amount && sayMoney(amount, locale),
      isNumber: true,
    },
    {
      id: 'tickets',
      label: say('tickets.tickets'),
      value: ({ tickets }) => tickets.join(' '),
      show: ({ tickets }) => <TicketLinks ids={tickets} />,
    },
  ]
  const promised: TableColumn<Promised>[] = [
    { id: 'order', label: say('tickets.order'), value: ({ order }) => order },
    { id: 'kind', label: say('today.promise'), value: ({ kind }) => say(`promise.${kind}`) },
    {
      id: 'latest',
      label: say('today.until'),
      value: ({ latest }) => latest,
      show: ({ latest }) => sayDay(latest, reader),
    },
    { id: 'state', label: say('today.state'), value: ({ state }) => word('promise_state', state) },
    {
      id: 'owner',
      label: say('causes.owner'),
      value: (row) => (row.owner ? owner(row.owner) : say('owner.nobody')),
    },
    {
      id: 'tickets',
      label: say('tickets.tickets'),
      value: ({ tickets }) => tickets.join(' '),
      show: ({ tickets }) => <TicketLinks ids={tickets} />,
    },
  ]
  return (
    <>
      <Lead>{say('today.lead', { returns: late, promises: promises.length })}</Lead>
      {truncated ? <Box $tone="warning">{say('today.truncated')}</Box> : null}
      {returnsPastDue.map(({ owner: whose, rows }) => (
        <Section key={whose}>
          <Heading>{say('today.returns_of', { owner: owner(whose), count: rows.length })}</Heading>
          <DataTable
            caption={say('today.returns_of', { owner: owner(whose), count: rows.length })}
            columns={returns}
            rows={rows}
            keyOf={({ order, returnNumber, concern }) => `${order} ${returnNumber} ${concern}`}
          />
        </Section>
      ))}
      {promises.length > 0 ? (
        <Section>
          <Heading>{say('today.promises')}</Heading>
          <DataTable
            caption={say('today.promises')}
            columns={promised}
            rows={promises}
            keyOf={({ order, kind, latest }) => `${order} ${kind} ${latest}`}
          />
        </Section>
      ) : null}
    </>
  )
}
