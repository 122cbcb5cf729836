import {
  type ContentBlock,
  completable,
  fromJsonSchema,
  type McpServer,
  ResourceTemplate,
} from '@modelcontextprotocol/server'
import { z } from 'zod'
import { askBackFixtures } from './ask-back-fixtures.ts'

// Names and answers are those that the suite expects: `conformance list`, and the description of each scenario.

/** One red point. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
/** A wave file without a sound in it. */
const wav = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA='

const text = (words: string) => ({ type: 'text' as const, text: words })
const image = { type: 'image' as const, data: png, mimeType: 'image/png' }
const user = 'user' as const

/** What the conformance suite asks of a server beside its real tools: simple ones, resources and prompts with fixed names. */
export function conformanceFixtures(server: McpServer): void {
  tools(server)
  talkingTools(server)
  describedTools(server)
  resources(server)
  prompts(server)
  askBackFixtures(server)
}

function tools(server: McpServer): void {
  const answering = (name: string, content: ContentBlock[]) =>
    server.registerTool(name, { description: `Answers with ${name}` }, () => ({ content }))
  answering('test_simple_text', [text('This is a simple text response for testing.')])
  answering('test_image_content', [image])
  answering('test_audio_content', [{ type: 'audio', data: wav, mimeType: 'audio/wav' }])
  answering('test_embedded_resource', [
    {
      type: 'resource',
      resource: {
        uri: 'test://embedded-resource',
        mimeType: 'text/plain',
        text: 'This is an embedded resource content.',
      },
    },
  ])
  answering('test_multiple_content_types', [
    text('Multiple content types test:'),
    image,
    {
      type: 'resource',
      resource: {
        uri: 'test://mixed-content-resource',
        mimeType: 'application/json',
        text: '{"test":"data","value":123}',
      },
    },
  ])
  server.registerTool('test_error_handling', { description: 'Always fails' }, () => {
    throw new Error('This tool intentionally returns an error for testing')
  })
}

/** Tools that say something while they work. */
function talkingTools(server: McpServer): void {
  server.server.registerCapabilities({ logging: {} })
  server.registerTool('test_tool_with_logging', { description: 'Logs while it works' }, async (ctx) => {
    for (const line of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
      await ctx.mcpReq.log('info', line)
    }
    return { content: [text('Tool with logging executed successfully')] }
  })
  server.registerTool('test_logging_tool', { description: 'Logs to who asked for it' }, async (ctx) => {
    await ctx.mcpReq.log('info', 'Heard by those who set a log level')
    return { content: [text('Logged')] }
  })
  server.registerTool('test_tool_with_progress', { description: 'Tells its progress' }, async (ctx) => {
    const progressToken = ctx.mcpReq._meta?.progressToken
    for (const progress of progressToken === undefined ? [] : [0, 50, 100]) {
      await ctx.mcpReq.notify({
        method: 'notifications/progress',
        params: { progressToken: progressToken ?? '', progress, total: 100 },
      })
    }
    return { content: [text('Tool with progress executed successfully')] }
  })
}

/** Tools whose input is described with more of JSON Schema than ours use. */
function describedTools(server: McpServer): void {
  const described = (name: string, schema: Parameters<typeof fromJsonSchema>[0]) =>
    server.registerTool(
      name,
      { description: `Described with ${name}`, inputSchema: fromJsonSchema(schema) },
      (input) => ({ content: [text(JSON.stringify(input))] }),
    )
  described('json_schema_2020_12_tool', {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    $defs: {
      address: {
        $anchor: 'addressDef',
        type: 'object',
        properties: { street: { type: 'string' }, city: { type: 'string' } },
      },
    },
    properties: {
      name: { type: 'string' },
      address: { $ref: '#/$defs/address' },
      contactMethod: { type: 'string', enum: ['phone', 'email'] },
      phone: { type: 'string' },
      email: { type: 'string' },
    },
    allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
    if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
    then: { required: ['phone'] },
    else: { required: ['email'] },
    additionalProperties: false,
  })
  const region = { type: 'string', 'x-mcp-header': 'Region' } as const
  described('test_custom_header', {
    type: 'object',
    properties: { region },
    required: ['region'],
  })
}

function resources(server: McpServer): void {
  const mimeType = 'text/plain'
  const still = { description: 'A text that does not change', mimeType }
  server.registerResource('static-text', 'test://static-text', still, ({ href }) => ({
    contents: [{ uri: href, mimeType, text: 'This is the content of the static text resource.' }],
  }))
  const picture = { description: 'A picture', mimeType: 'image/png' }
  server.registerResource('static-binary', 'test://static-binary', picture, ({ href }) => ({
    contents: [{ uri: href, mimeType: 'image/png', blob: png }],
  }))
  server.registerResource('watched', 'test://watched-resource', still, ({ href }) => ({
    contents: [{ uri: href, mimeType, text: 'Watched resource content' }],
  }))
  server.registerResource(
    'template',
    new ResourceTemplate('test://template/{id}/data', { list: undefined }),
    { description: 'One of many', mimeType: 'application/json' },
    ({ href }, { id }) => ({
      contents: [
        {
          uri: href,
          mimeType: 'application/json',
          text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }),
        },
      ],
    }),
  )
}

function prompts(server: McpServer): void {
  server.registerPrompt('test_simple_prompt', { description: 'Without arguments' }, () => ({
    messages: [{ role: user, content: text('This is a simple prompt for testing.') }],
  }))
  const argument = completable(z.string(), (begun) =>
    ['paris', 'park', 'party'].filter((word) => word.startsWith(begun)),
  )
  server.registerPrompt(
    'test_prompt_with_arguments',
    { description: 'With arguments', argsSchema: z.object({ arg1: argument, arg2: z.string() }) },
    ({ arg1, arg2 }) => ({
      messages: [{ role: user, content: text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`) }],
    }),
  )
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'With a resource', argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri }) => ({
      messages: [
        {
          role: user,
          content: {
            type: 'resource',
            resource: {
              uri: resourceUri,
              mimeType: 'text/plain',
              text: 'Embedded resource content for testing.',
            },
          },
        },
        { role: user, content: text('Please process the embedded resource above.') },
      ],
    }),
  )
  server.registerPrompt('test_prompt_with_image', { description: 'With a picture' }, () => ({
    messages: [
      { role: user, content: image },
      { role: user, content: text('Please analyze the image above.') },
    ],
  }))
}
