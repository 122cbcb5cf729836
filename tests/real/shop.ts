import { z } from 'zod'
import type { Buyer, WantedLine } from './catalogue.ts'
import { seedShop } from './seed-shop.ts'
import { type ShopClient, shopClient } from './shop-client.ts'

const Id = z.object({ id: z.string() })
const PlacedOrder = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  totalWithTax: z.number(),
  lines: z.array(
    z.object({ id: z.string(), quantity: z.number(), productVariant: z.object({ sku: z.string() }) }),
  ),
  payments: z.array(Id),
})
/** An order as the shop tells it after it was placed. `code` is the number that the customer reads. */
export type ShopOrder = z.infer<typeof PlacedOrder>

const refusal = '__typename ... on ErrorResult { errorCode message }'
const orderFields = 'id code state totalWithTax lines { id quantity productVariant { sku } } payments { id }'

export interface Shop {
  /** Of the API key that only reads, for the bridge. */
  apiKey: string
  admin: ShopClient
  /** The buyer's way through the shop: basket, address, shipping, a card that is authorised and not yet charged. */
  place(buyer: Buyer, lines: readonly WantedLine[], options?: { password?: string }): Promise<ShopOrder>
  /** Makes an account for the buyer's address. */
  register(buyer: Buyer, password: string): Promise<void>
  charge(order: ShopOrder): Promise<void>
  /** A parcel as the shop books it: what is in it, and its number. Resolves to the fulfilment's id. */
  fulfil(order: ShopOrder, tracking: string, lines?: readonly WantedLine[]): Promise<string>
  ship(fulfilment: string): Promise<void>
  deliver(fulfilment: string): Promise<void>
  cancel(order: ShopOrder, lines?: readonly WantedLine[]): Promise<void>
  /** Minor units, and for which articles, as the shop's own page asks. Resolves to the refund's id; the money has not left yet. */
  refund(order: ShopOrder, amount: number, lines?: readonly WantedLine[]): Promise<string>
  settleRefund(refund: string): Promise<void>
}

/** Signs in as the first user, fills the empty shop with the catalogue, and gives the verbs of a merchant's day. */
export async function openShop(
  url: string,
  { user, password }: { user: string; password: string },
): Promise<Shop> {
  const admin = shopClient(`${url}/admin-api`)
  await admin(
    `mutation ($user: String!, $password: String!) {
      login(username: $user, password: $password) { ${refusal} ... on CurrentUser { id } }
    }`,
    z.unknown(),
    { user, password },
  )
  const { apiKey, variants } = await seedShop(admin)
  const variantOf = (sku: string) => {
    const id = variants.get(sku)
    if (!id) throw new Error(`the shop does not sell ${sku}`)
    return id
  }
  const bare = (name: string, variables: string, values: string) =>
    `mutation (${variables}) { ${name}(${values}) { ${refusal} } }`
  const orderLines = (order: ShopOrder, lines: readonly WantedLine[] | undefined) =>
    order.lines
      .filter((line) => !lines || lines.some(({ sku }) => sku === line.productVariant.sku))
      .map((line) => ({
        orderLineId: line.id,
        quantity: lines?.find(({ sku }) => sku === line.productVariant.sku)?.quantity ?? line.quantity,
      }))
  const move = (fulfilment: string, state: string) =>
    admin(
      bare('transitionFulfillmentToState', '$id: ID!, $state: String!', 'id: $id, state: $state'),
      z.unknown(),
      { id: fulfilment, state },
    )
  const paymentOf = (order: ShopOrder) => order.payments[0]?.id

  return {
    apiKey,
    admin,
    async place(buyer, lines, { password: secret } = {}) {
      const shop = shopClient(`${url}/shop-api`)
      if (secret) {
        await shop(
          `mutation ($user: String!, $password: String!) {
            login(username: $user, password: $password) { ${refusal} ... on CurrentUser { id } }
          }`,
          z.unknown(),
          { user: buyer.email, password: secret },
        )
      }
      for (const { sku, quantity } of lines) {
        await shop(
          bare('addItemToOrder', '$id: ID!, $quantity: Int!', 'productVariantId: $id, quantity: $quantity'),
          z.unknown(),
          { id: variantOf(sku), quantity },
        )
      }
      const { firstName, lastName, email, phone, street, city, zip } = buyer
      if (!secret) {
        await shop(
          bare('setCustomerForOrder', '$input: CreateCustomerInput!', 'input: $input'),
          z.unknown(),
          {
            input: { emailAddress: email, firstName, lastName, phoneNumber: phone },
          },
        )
      }
      await shop(
        bare('setOrderShippingAddress', '$input: CreateAddressInput!', 'input: $input'),
        z.unknown(),
        {
          input: {
            fullName: `${firstName} ${lastName}`,
            streetLine1: street,
            city,
            postalCode: zip,
            countryCode: 'DE',
            phoneNumber: phone,
          },
        },
      )
      const { eligibleShippingMethods } = await shop(
        '{ eligibleShippingMethods { id } }',
        z.object({ eligibleShippingMethods: z.array(Id).min(1) }),
      )
      await shop(bare('setOrderShippingMethod', '$ids: [ID!]!', 'shippingMethodId: $ids'), z.unknown(), {
        ids: [eligibleShippingMethods[0]?.id],
      })
      await shop(bare('transitionOrderToState', '$state: String!', 'state: $state'), z.unknown(), {
        state: 'ArrangingPayment',
      })
      const { addPaymentToOrder } = await shop(
        `mutation { addPaymentToOrder(input: { method: "card", metadata: {} }) { ${refusal} ... on Order { id } } }`,
        z.object({ addPaymentToOrder: Id }),
      )
      const { order } = await admin(
        `query ($id: ID!) { order(id: $id) { ${orderFields} } }`,
        z.object({ order: PlacedOrder }),
        addPaymentToOrder,
      )
      return order
    },
    async register({ email, firstName, lastName }, secret) {
      await admin(
        `mutation ($input: CreateCustomerInput!, $password: String) {
          createCustomer(input: $input, password: $password) { ${refusal} ... on Customer { id } }
        }`,
        z.unknown(),
        { input: { emailAddress: email, firstName, lastName }, password: secret },
      )
    },
    async charge(order) {
      await admin(bare('settlePayment', '$id: ID!', 'id: $id'), z.unknown(), { id: paymentOf(order) })
    },
    async fulfil(order, tracking, lines) {
      const { addFulfillmentToOrder } = await admin(
        `mutation ($input: FulfillOrderInput!) {
          addFulfillmentToOrder(input: $input) { ${refusal} ... on Fulfillment { id } }
        }`,
        z.object({ addFulfillmentToOrder: Id }),
        {
          input: {
            lines: orderLines(order, lines),
            handler: {
              code: 'manual-fulfillment',
              arguments: [
                { name: 'method', value: 'DPD' },
                { name: 'trackingCode', value: tracking },
              ],
            },
          },
        },
      )
      return addFulfillmentToOrder.id
    },
    async ship(fulfilment) {
      await move(fulfilment, 'Shipped')
    },
    async deliver(fulfilment) {
      await move(fulfilment, 'Delivered')
    },
    async cancel(order, lines) {
      await admin(bare('cancelOrder', '$input: CancelOrderInput!', 'input: $input'), z.unknown(), {
        input: {
          orderId: order.id,
          reason: 'the customer changed her mind',
          ...(lines ? { lines: orderLines(order, lines) } : { cancelShipping: true }),
        },
      })
    },
    async refund(order, amount, lines = []) {
      const { refundOrder } = await admin(
        `mutation ($input: RefundOrderInput!) {
          refundOrder(input: $input) { ${refusal} ... on Refund { id } }
        }`,
        z.object({ refundOrder: Id }),
        {
          input: {
            paymentId: paymentOf(order),
            amount,
            lines: orderLines(order, lines),
            shipping: 0,
            adjustment: 0,
            reason: 'returned',
          },
        },
      )
      return refundOrder.id
    },
    async settleRefund(refund) {
      await admin(bare('settleRefund', '$input: SettleRefundInput!', 'input: $input'), z.unknown(), {
        input: { id: refund, transactionId: `bank-${refund}` },
      })
    },
  }
}
