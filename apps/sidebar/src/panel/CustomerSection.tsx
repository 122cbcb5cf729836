import type { OrderCard } from '@throughline/shared/contract'
import { useIntl } from 'react-intl'
import { addressLines } from '../format/address.ts'
import { useSay } from '../language/use-say.ts'
import { ExternalLink } from '../look/ExternalLink.tsx'
import { Facts } from '../look/Facts.tsx'
import { sayReasons } from '../view/reasons.ts'

/** Who ordered, where it goes, and why this order is shown for this ticket. */
export const CustomerSection = ({ order }: { order: OrderCard }) => {
  const { say, saying } = useSay()
  const { locale } = useIntl()
  const { name, emails, phones } = order.customer
  const address = order.address ? addressLines(order.address, locale) : []
  return (
    <>
      <Facts>
        {name ? <Fact name={say('customer.name')} values={[name]} /> : null}
        {emails.length > 0 ? <Fact name={say('customer.email')} values={emails} /> : null}
        {phones.length > 0 ? <Fact name={say('customer.phone')} values={phones} /> : null}
        <Fact
          name={say('customer.address')}
          values={address.length > 0 ? address : [say('customer.unknown')]}
        />
        {order.promise?.service ? (
          <Fact name={say('customer.delivery')} values={[order.promise.service]} />
        ) : null}
        <Fact name={say('customer.why')} values={sayReasons(order.reasons, say)} />
      </Facts>
      {order.adminUrl ? (
        <ExternalLink href={order.adminUrl}>
          {saying('customer.open', { shop: <bdi>{order.shop}</bdi> })}
        </ExternalLink>
      ) : null}
    </>
  )
}

const Fact = ({ name, values }: { name: string; values: string[] }) => (
  <>
    <dt>{name}</dt>
    <dd>
      {values.map((value) => (
        <div key={value}>
          <bdi>{value}</bdi>
        </div>
      ))}
    </dd>
  </>
)
