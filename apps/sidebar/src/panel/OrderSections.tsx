import type { OrderCard } from '@throughline/shared/contract'
import { useIntl } from 'react-intl'
import styled from 'styled-components'
import { shortAddress } from '../format/address.ts'
import { useSay } from '../language/use-say.ts'
import { Disclosure } from '../look/Disclosure.tsx'
import { color } from '../look/theme.ts'
import { CustomerSection } from './CustomerSection.tsx'
import { ItemsSection } from './ItemsSection.tsx'
import { MoneySection } from './MoneySection.tsx'
import { ParcelView } from './ParcelView.tsx'
import { usePanelFacts } from './panel-context.ts'
import { ReturnView } from './ReturnView.tsx'
import { Columns } from './Rows.tsx'
import { WarehouseView } from './WarehouseView.tsx'

type Props = { order: OrderCard; level: 3 | 4 }

/** Everything beyond the four questions, one click below, each row with a word on what is inside. */
export const OrderSections = ({ order, level }: Props) => {
  const { say, word } = useSay()
  const { locale } = useIntl()
  const below = level === 3 ? 'h4' : 'h5'
  const { newsOf } = usePanelFacts()
  const { parcels, lines, warehouse, returns } = order
  return (
    <Sections>
      {parcels.length > 0 ? (
        <Disclosure
          level={level}
          title={say('section.parcels', { count: parcels.length })}
          news={newsOf(order.ref, 'parcels')}
          summary={words(parcels.map(({ stage }) => word('shipment_stage', stage)))}
        >
          {() => (
            <Columns>
              {parcels.map((parcel, index) => (
                <ParcelView heading={below} key={parcel.trackingNumber ?? index} parcel={parcel} />
              ))}
            </Columns>
          )}
        </Disclosure>
      ) : null}
      {lines.length > 0 ? (
        <Disclosure
          level={level}
          title={say('section.items', { count: lines.reduce((sum, { ordered }) => sum + ordered, 0) })}
          news={newsOf(order.ref, 'items')}
          summary={<bdi>{words(lines.map(({ title }) => title))}</bdi>}
        >
          {() => <ItemsSection order={order} />}
        </Disclosure>
      ) : null}
      {warehouse.length > 0 ? (
        <Disclosure
          level={level}
          title={say('section.warehouse', { count: warehouse.length })}
          news={newsOf(order.ref, 'warehouse')}
          summary={words(warehouse.map(({ stage }) => word('warehouse_stage', stage)))}
        >
          {() => (
            <Columns>
              {warehouse.map((one, index) => (
                // two warehouse orders may be alike in all they show
                <WarehouseView heading={below} key={index} warehouse={one} />
              ))}
            </Columns>
          )}
        </Disclosure>
      ) : null}
      {returns.length > 0 ? (
        <Disclosure
          level={level}
          title={say('section.returns', { count: returns.length })}
          news={newsOf(order.ref, 'returns')}
          summary={words(returns.map(({ stage }) => word('return_stage', stage)))}
        >
          {() => (
            <Columns>
              {returns.map((item, index) => (
                <ReturnView heading={below} key={item.number ?? index} item={item} />
              ))}
            </Columns>
          )}
        </Disclosure>
      ) : null}
      <Disclosure
        level={level}
        title={say('section.customer')}
        news={newsOf(order.ref, 'customer')}
        summary={order.address ? <bdi>{shortAddress(order.address, locale)}</bdi> : undefined}
      >
        {() => <CustomerSection order={order} />}
      </Disclosure>
      <Disclosure
        level={level}
        title={say('section.money')}
        news={newsOf(order.ref, 'money')}
        summary={word('payment_status', order.payment)}
      >
        {() => <MoneySection order={order} />}
      </Disclosure>
    </Sections>
  )
}

/** Each word once, in order. */
const words = (all: string[]): string => [...new Set(all)].join(', ')

const Sections = styled.div`
  border-block-start: 1px solid ${color('border.default')};
`
