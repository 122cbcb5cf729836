import type { AuditOrders } from '@throughline/shared/contract'
import { Button } from '@zendeskgarden/react-buttons'
import { sayMoney } from '../../format/money.ts'
import { useBoard } from '../board-context.ts'
import { useBoardServices } from '../board-services.ts'
import { sayCount } from '../format/numbers.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { DataTable, type TableColumn } from '../look/DataTable.tsx'
import { Heading, Lead, Section } from '../look/Layout.tsx'
import { NumberLink } from '../look/NumberLink.tsx'
import { TicketLinks } from '../look/TicketLinks.tsx'
import { Asked } from '../states/Asked.tsx'
import { usePages } from '../use-pages.ts'
import { ordersOf } from '../view/filter.ts'
import { hrefOf } from '../view/view.ts'
import { sayValue } from './say-value.ts'

type Row = AuditOrders['rows'][number]
type Request = NonNullable<ReturnType<typeof ordersOf>>

/** The orders behind a cell or a finding of the audit. */
export const OrdersScreen = () => {
  const { say } = useBoardSay()
  const { view, today } = useBoard()
  const request = ordersOf(view.asked, today)
  return (
    <>
      <NumberLink href={hrefOf('audit', view)}>{say('orders.back')}</NumberLink>
      {request ? <Orders request={request} /> : <Lead>{say('orders.nothing_chosen')}</Lead>}
    </>
  )
}

const Orders = ({ request }: { request: Request }) => {
  const speech = useBoardSay()
  const { say, word, locale } = speech
  const { bridge } = useBoardServices()
  const { query, hasMore, more, isLoadingMore } = usePages(['orders', request], (cursor, signal) =>
    bridge.auditOrders({ ...request, cursor }, signal),
  )
  const places = Object.entries(request.where).map(([dimension, value]) => sayValue(dimension, value, speech))
  const times = request.peak === undefined ? [] : [say(request.peak ? 'audit.peak' : 'audit.off_peak')]
  const title = [word('contact_cause', request.error), ...places, ...times].join(' · ')
  const columns: TableColumn<Row>[] = [
    { id: 'order', label: say('tickets.order'), value: ({ order }) => order },
    { id: 'placed', label: say('orders.placed'), value: ({ placedOn }) => placedOn, isDay: true },
    { id: 'since', label: say('orders.since'), value: ({ since }) => since, isDay: true },
    {
      id: 'resolved',
      label: say('orders.resolved'),
      value: ({ resolvedOn }) => resolvedOn ?? say('orders.open'),
    },
    {
      id: 'tickets',
      label: say('tickets.tickets'),
      value: ({ tickets }) => tickets.join(' '),
      show: ({ tickets }) => <TicketLinks ids={tickets} />,
    },
    {
      id: 'cost',
      label: say('orders.refunds'),
      value: ({ cost }) => cost.map((one) => sayMoney(one, locale)).join(' + ') || undefined,
      isNumber: true,
    },
  ]
  return (
    <Section>
      <Heading>{title}</Heading>
      <Asked query={query}>
        {({ total, rows }) =>
          rows.length === 0 ? (
            <p>{say('orders.none')}</p>
          ) : (
            <>
              <p>
                {say('orders.shown', {
                  shown: sayCount(rows.length, locale),
                  total: sayCount(total, locale),
                })}
              </p>
              <DataTable
                caption={title}
                columns={columns}
                rows={rows}
                keyOf={({ order, since }) => `${order} ${since}`}
              />
              {hasMore ? (
                <div>
                  <Button size="small" aria-disabled={isLoadingMore} onClick={() => isLoadingMore || more()}>
                    {say(isLoadingMore ? 'loading.text' : 'tickets.more')}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </Asked>
    </Section>
  )
}
