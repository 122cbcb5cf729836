import { z } from 'zod'

// Loop's words, parsed and nothing more. Only `id` is required. Ids are numbers in the documentation and texts in replies, amounts are
// texts, and `N/A` is how Loop says that there is none. Fields are added at any time: https://docs.loopreturns.com/api-reference/

const Id = z.union([z.string(), z.number()]).transform(String)

/** Reasons and comments come with quotation marks of their own. */
const Text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const text =
      value == null
        ? ''
        : String(value)
            .trim()
            .replace(/^"(.*)"$/s, '$1')
            .trim()
    return text === '' || text.toUpperCase() === 'N/A' ? undefined : text
  })

const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])

const LoopLine = z.object({
  line_item_id: Id,
  provider_line_item_id: Text,
  sku: Text,
  title: Text,
  /** One row is one unit; the field is in no document and would be believed. */
  quantity: z.int().positive().nullish(),
  outcome: Text,
  exchange_variant: Text,
  // The list says return_reason where the detail says reason.
  return_reason: Text,
  reason: Text,
  parent_return_reason: Text,
  parent_reason: Text,
  return_comment: Text,
  /** Set when somebody looked at the item: item grading. */
  condition: Text,
  disposition: Text,
})
export type LoopLine = z.output<typeof LoopLine>

/** https://docs.loopreturns.com/api-reference/latest/return-data/get-return-details – read 2026-11 */
export const LoopReturn = z.object({
  id: Id,
  state: Text,
  created_at: Text,
  updated_at: Text,
  outcome: Text,
  order_name: Text,
  provider_order_id: Text,
  provider_order_external_id: Text,
  provider_order_number: Text,
  customer: Text,
  customer_email: Text,
  currency: Text,
  refund: Text,
  refunds: list(z.object({ amount: Text, currency: Text, provider_refund_id: Text })),
  // Value of the returned items before discounts and taxes, and what is taken from it; of the topic return of the webhooks too.
  return_product_total: Text,
  return_discount_total: Text,
  return_tax_total: Text,
  exchange_total: Text,
  /** What the customer pays on top, where the exchange is dearer. */
  upsell: Text,
  gift_card: Text,
  handling_fee: Text,
  exchange_order_name: Text,
  // One entry is one unit, as with the lines.
  exchanges: list(z.object({ exchange_order_name: Text, sku: Text, title: Text })),
  /** When Loop carried out what the customer chose; not when a bank did. */
  outcomes_processed_at: z
    .object({ return_processed: Text, refund_processed: Text, exchange_processed: Text })
    .nullish()
    .catch(undefined),
  carrier: Text,
  tracking_number: Text,
  label_status: Text,
  labels: list(z.object({ carrier: Text, tracking_number: Text, status: Text })),
  status_page_url: Text,
  line_items: list(LoopLine),
})
export type LoopReturn = z.output<typeof LoopReturn>

/**
 * What webhooks name, https://docs.loopreturns.com/webhook-reference/ – read 2026-11. `id` is the return's in the topics return and
 * label, and something else's in the others; `order_id` is Loop's own, which cannot be asked for.
 */
export const WebhookBody = z.object({
  topic: Text.catch(undefined),
  /** `label.updated`. */
  trigger: Text.catch(undefined),
  id: Text.catch(undefined),
  return_id: Text.catch(undefined),
  provider_order_id: Text.catch(undefined),
  provider_order_external_id: Text.catch(undefined),
  order_name: Text.catch(undefined),
})

/** `GET /api/v1/webhooks`. A new one is inactive until somebody says otherwise. */
export const WebhookList = z.object({
  webhooks: z.array(z.object({ url: Text, trigger: Text, status: Text })),
})

/** `GET /api/v2/returns`; what Loop understood of the question stands in `query`. */
export const ListV2 = z.object({ data: z.array(LoopReturn) })

/** `GET /api/v1/warehouse/return/list?paginate=true` */
export const ListV1 = z.object({ returns: z.array(LoopReturn), nextPageUrl: Text })

/** Errors come with 4xx, and with 200 as well. */
export const LoopError = z.union([
  z
    .object({ error: z.object({ code: Text, http_code: Text, message: Text }) })
    .transform(({ error }) => error),
  z
    .object({ errors: z.object({ message: Text }) })
    .transform(({ errors }) => ({ code: undefined, http_code: undefined, message: errors.message })),
])
