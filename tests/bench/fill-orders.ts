import { identityTerms } from '@throughline/bridge/domain/identity/identity-terms.ts'
import type { Store } from '@throughline/bridge/platform/store/store.ts'
import { order } from '../kit/records.ts'
import { query } from './new-database.ts'

const perStatement = 20_000

/** One customer's only order, as the shop says it. */
export const orderOf = (customer: number) =>
  order({
    id: `gid://shopify/Order/${4_000_000_000 + customer}`,
    number: `#${20_000 + customer}`,
    customer: { name: `Customer ${customer}`, emails: [emailOf(customer)], phones: [] },
  })

export const emailOf = (customer: number) => `customer${customer}@example.com`

interface Filling {
  databaseUrl: string
  /** Has made the database ready. */
  store: Store
  count: number
  /** When the shop said all of it, ISO 8601. */
  asOf: string
}

/** So many orders, each of another customer who was asked for, written past the store in bulk. */
export async function fillOrders({ databaseUrl, store, count, asOf }: Filling): Promise<void> {
  for (let first = 0; first < count; first += perStatement) {
    const made = Array.from({ length: Math.min(perStatement, count - first) }, (_, at) => {
      const record = orderOf(first + at)
      const terms = store.terms.termsOf(identityTerms(record))
      return { id: first + at + 1, key: record.key, data: JSON.stringify(record.data), terms }
    })
    const [ids, keys] = [made.map(({ id }) => id), made.map(({ key }) => key)]
    await query(
      databaseUrl,
      [
        `INSERT INTO record_versions (id, connection, kind, key, version, hash, observed_at, data) OVERRIDING SYSTEM VALUE
         SELECT id, 'shop-eu', 'order', key, '1', md5(data), '${asOf}', data
         FROM unnest($1::bigint[], $2::text[], $3::text[]) AS made (id, key, data)`,
        [ids, keys, made.map(({ data }) => data)],
      ],
      [
        `INSERT INTO records (connection, kind, key, version_id, hash, observed_at, touched_at, planned)
         SELECT 'shop-eu', 'order', key, id, '', '${asOf}', '${asOf}', true FROM unnest($1::bigint[], $2::text[]) AS made (id, key)`,
        [ids, keys],
      ],
      [
        `INSERT INTO record_terms (term, connection, kind, key)
         SELECT term, 'shop-eu', 'order', key FROM unnest($1::text[], $2::text[]) AS made (term, key)`,
        [made.flatMap(({ terms }) => terms), made.flatMap(({ terms, key }) => terms.map(() => key))],
      ],
      [
        `INSERT INTO answers (connection, kind, by, term, as_of, documents)
         SELECT 'shop-eu', 'order', 'email', term, '${asOf}', jsonb_build_array(jsonb_build_array('order', key))
         FROM unnest($1::text[], $2::text[]) AS made (term, key)`,
        [made.map((_, at) => store.terms.termOf('email', emailOf(first + at))), keys],
      ],
    )
  }
  await query(databaseUrl, 'VACUUM ANALYZE')
}
