import { z } from 'zod'
import { catalogue } from './catalogue.ts'
import type { ShopClient } from './shop-client.ts'

const Id = z.object({ id: z.string() })
/** What a bridge that reads orders, customers and stock needs, and no right to change anything. */
const readOnly = ['ReadOrder', 'ReadCustomer', 'ReadProduct']

const english = (words: object) => [{ languageCode: 'en', ...words }]

/** Fills an empty Vendure: a country with its tax, shipping, a card, the catalogue, and an API key that only reads. */
export async function seedShop(
  admin: ShopClient,
): Promise<{ apiKey: string; variants: Map<string, string> }> {
  const create = async (name: string, type: string, input: object): Promise<string> => {
    const made = await admin(
      `mutation ($input: ${type}!) { made: ${name}(input: $input) { id } }`,
      z.object({ made: Id }),
      { input },
    )
    return made.made.id
  }
  const country = await create('createCountry', 'CreateCountryInput', {
    code: 'DE',
    enabled: true,
    translations: english({ name: 'Germany' }),
  })
  const zone = await create('createZone', 'CreateZoneInput', { name: 'Europe', memberIds: [country] })
  const taxCategory = await create('createTaxCategory', 'CreateTaxCategoryInput', {
    name: 'Standard',
    isDefault: true,
  })
  await create('createTaxRate', 'CreateTaxRateInput', {
    name: 'Germany 19 %',
    enabled: true,
    value: 19,
    categoryId: taxCategory,
    zoneId: zone,
  })
  const { activeChannel } = await admin('{ activeChannel { id } }', z.object({ activeChannel: Id }))
  await admin(
    'mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }',
    z.unknown(),
    {
      input: {
        ...activeChannel,
        defaultTaxZoneId: zone,
        defaultShippingZoneId: zone,
        availableCurrencyCodes: ['EUR'],
        defaultCurrencyCode: 'EUR',
        trackInventory: true,
      },
    },
  )
  await create('createShippingMethod', 'CreateShippingMethodInput', {
    code: 'standard',
    fulfillmentHandler: 'manual-fulfillment',
    checker: {
      code: 'default-shipping-eligibility-checker',
      arguments: [{ name: 'orderMinimum', value: '0' }],
    },
    calculator: {
      code: 'default-shipping-calculator',
      arguments: [
        { name: 'rate', value: '500' },
        { name: 'includesTax', value: 'auto' },
        { name: 'taxRate', value: '19' },
      ],
    },
    translations: english({ name: 'Standard', description: '' }),
  })
  await create('createPaymentMethod', 'CreatePaymentMethodInput', {
    code: 'card',
    enabled: true,
    handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'false' }] },
    translations: english({ name: 'Card', description: '' }),
  })
  return {
    variants: await seedCatalogue(admin, { create, taxCategory }),
    apiKey: await makeKey(admin, create),
  }
}

type Create = (name: string, type: string, input: object) => Promise<string>

/** One product per article, on the shelf of the one place that Vendure starts with. Resolves to the variants' ids by article number. */
async function seedCatalogue(
  admin: ShopClient,
  { create, taxCategory }: { create: Create; taxCategory: string },
): Promise<Map<string, string>> {
  const variants = new Map<string, string>()
  for (const { sku, title, price, stock } of catalogue) {
    const productId = await create('createProduct', 'CreateProductInput', {
      enabled: true,
      translations: english({ name: title, slug: sku.toLowerCase(), description: '' }),
    })
    const { made } = await admin(
      'mutation ($input: [CreateProductVariantInput!]!) { made: createProductVariants(input: $input) { id } }',
      z.object({ made: z.array(Id).length(1) }),
      {
        input: [
          {
            productId,
            sku,
            price,
            stockOnHand: stock,
            // What cannot be bought today may be ordered all the same.
            outOfStockThreshold: -1_000,
            useGlobalOutOfStockThreshold: false,
            trackInventory: 'TRUE',
            taxCategoryId: taxCategory,
            translations: english({ name: title }),
          },
        ],
      },
    )
    variants.set(sku, made[0]?.id ?? '')
  }
  return variants
}

async function makeKey(admin: ShopClient, create: Create): Promise<string> {
  const role = await create('createRole', 'CreateRoleInput', {
    code: 'bridge',
    description: 'Reads orders, customers and stock',
    permissions: readOnly,
  })
  const { createApiKey } = await admin(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey } }',
    z.object({ createApiKey: z.object({ apiKey: z.string() }) }),
    { input: { roleIds: [role], translations: english({ name: 'Throughline' }) } },
  )
  return createApiKey.apiKey
}
