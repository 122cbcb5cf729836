import type { z } from 'zod'
import { createDocument, type ZodOpenApiObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { BotOperations } from './bot-operations.ts'
import { Problem } from './bot-problem.ts'
import { pathOf } from './rest.ts'

/** The document of `/v1`, OpenAPI 3.1, made of the schemas that check each call. `publicUrl` as configured, without a slash at the end. */
export function openApiDocument(operations: BotOperations, { publicUrl }: { publicUrl: string }) {
  const paths: ZodOpenApiPathsObject = {}
  for (const { name, title, description, scope, input, output } of operations) {
    paths[pathOf(name)] = {
      post: {
        operationId: name.replaceAll('.', '_'),
        summary: title,
        description: `${description} Needs the scope \`${scope}\`.`,
        tags: [name.slice(0, name.indexOf('.'))],
        requestBody: { required: true, content: { 'application/json': { schema: input } } },
        responses: {
          200: {
            description: 'The answer',
            headers: rateHeaders,
            content: { 'application/json': { schema: output } },
          },
          ...Object.fromEntries(
            Object.entries(failures).map(([status, failure]) => [
              status,
              {
                description: failure,
                headers: status === '429' ? { ...rateHeaders, ...retryAfter } : rateHeaders,
                content: { 'application/problem+json': { schema: Problem } },
              },
            ]),
          ),
        },
      },
    }
  }
  const document: ZodOpenApiObject = {
    openapi: '3.1.1',
    info: {
      title: 'Throughline for chatbots',
      version: '1.0.0',
      description:
        'Where an order, a return or a refund is: verified, composed of facts, and made to be said. Every call is a POST with a JSON body and an API key.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'The administrator of this bridge', url: publicUrl },
    },
    servers: [{ url: `${publicUrl}/v1`, description: 'This bridge', 'x-internal': false }],
    tags: [...new Set(operations.map(({ name }) => name.slice(0, name.indexOf('.'))))].map((name) => ({
      name,
      description: tagWords[name] ?? name,
    })),
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, made by `pnpm keys create`' },
      },
    },
  }
  return createDocument(document, { override: ({ jsonSchema }) => sayBounds(jsonSchema) })
}

/** What follows from a type, said for readers that look at numbers only. */
function sayBounds(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.type === 'integer') {
    schema.format = Math.abs(schema.maximum ?? Infinity) < 2 ** 31 ? 'int32' : 'int64'
  }
  if (schema.format === 'date') schema.maxLength = 'YYYY-MM-DD'.length
}

const tagWords: Record<string, string> = {
  verification: 'Who is asking',
  customer: 'What belongs to the customer',
  order: 'Where an order is and what can be done with it',
  promise: 'What the customer was told',
  handover: 'Giving the conversation to a human',
}

/** Where a call was counted: for its network address, and for its key once that is known. */
const rateHeaders = {
  RateLimit: {
    description: 'What is left of each budget (`r`), and the seconds until it is full again (`t`)',
    schema: { type: 'string' as const, maxLength: 200, pattern: listOf('r=\\d{1,9};t=\\d{1,6}') },
    example: '"address";r=4990;t=52, "key";r=297;t=31',
  },
  'RateLimit-Policy': {
    description: 'The budgets: calls (`q`) in so many seconds (`w`)',
    schema: { type: 'string' as const, maxLength: 200, pattern: listOf('q=\\d{1,9};w=\\d{1,6}') },
    example: '"address";q=5000;w=60, "key";q=300;w=60',
  },
}
const retryAfter = {
  'Retry-After': {
    description: 'Seconds to wait',
    schema: { type: 'integer' as const, format: 'int32', minimum: 1, maximum: 86_400 },
  },
}

const failures: Record<string, string> = {
  400: 'The input is wrong; `detail` says what to send',
  401: 'No valid API key',
  403: 'The key or the verification does not reach this far',
  404: 'Nothing there that this verification may see',
  413: 'More than 16 kB',
  429: 'Too many calls or tries',
  500: 'The bridge failed',
  501: 'This bridge keeps no store',
}

/** A structured field that lists budgets by name. */
function listOf(parameters: string): string {
  const one = `"[a-z]+";${parameters}`
  return `^${one}(, ${one})*$`
}
