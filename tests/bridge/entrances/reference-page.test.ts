import { referencePage } from '@throughline/bridge/entrances/reference/page.ts'
import { expect, test } from 'vitest'

const hostile = `<script>alert('x')</script> "quoted" \`code<b>\``

test('whatever words a description has, they are words on the page', () => {
  const page = referencePage({
    info: { title: hostile, version: '1.0.0', description: hostile },
    servers: [{ url: 'https://bridge.example.com/v1' }],
    tags: [{ name: 'order', description: hostile }],
    paths: {
      '/order/status': {
        post: {
          operationId: 'order_status',
          summary: hostile,
          description: hostile,
          tags: ['order'],
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  required: ['order'],
                  properties: {
                    order: { type: 'string', description: hostile, enum: [hostile], default: hostile },
                  },
                },
              },
            },
          },
          responses: { 400: { description: hostile } },
        },
      },
    },
  })
  expect(page).not.toMatch(/<script|<b>(?!POST)|='x'/)
  expect(page).toContain('<code>code&lt;b&gt;</code>')
})

test('a bridge below a path of its host says so in each example', () => {
  const page = referencePage({
    info: { title: 'Bots', version: '1.0.0' },
    servers: [{ url: 'https://example.com/bridge/v1' }],
    tags: [{ name: 'order' }],
    paths: { '/order/status': { post: { operationId: 'order_status', tags: ['order'] } } },
  })
  expect(page).toContain('BRIDGE=https://example.com/bridge\n')
  expect(page).toContain('curl &quot;$BRIDGE/v1/order/status&quot;')
  expect(page).toContain('https://example.com/bridge/mcp')
})
