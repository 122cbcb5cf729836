import { createHash } from 'node:crypto'
import { fieldsOf, type Schema } from './fields.ts'
import { style } from './style.ts'
import { code, prose, words } from './words.ts'

interface Content {
  description?: string
  content?: Record<string, { schema?: unknown }>
}

interface Operation {
  operationId?: string
  summary?: string
  description?: string
  tags?: readonly string[]
  requestBody?: unknown
  responses?: Record<string, unknown>
}

/** As much of an OpenAPI document as the page shows; ours puts every schema where it is used. */
export interface Described {
  info: { title: string; version: string; description?: string }
  servers?: readonly { url: string }[]
  tags?: readonly { name: string; description?: string }[]
  paths?: Record<string, { post?: Operation }>
}

/** What a browser may load for the page: its own style and nothing else. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The reference of `/v1` as a page that needs no script: made of the document that programs read, so that both say the same. */
export function referencePage({ info, servers = [], tags = [], paths = {} }: Described): string {
  const base = servers[0]?.url ?? '/v1'
  const all = Object.entries(paths).flatMap(([path, { post }]) => (post ? [{ path, ...post }] : []))
  const groups = tags.map((tag) => ({
    ...tag,
    operations: all.filter((one) => one.tags?.includes(tag.name)),
  }))
  const nav = groups.map(
    ({ name, operations }) =>
      `<p class="group">${words(name)}</p><ul>${operations
        .map((one) => `<li><a href="#${words(one.operationId ?? '')}">${words(one.summary ?? '')}</a></li>`)
        .join('')}</ul>`,
  )
  const sections = groups.map(
    ({ name, description, operations }) =>
      `<h2>${words(description ?? name)}</h2>${operations.map((one) => article(one)).join('')}`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words(info.title)}: reference</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#reference">Skip to the reference</a>
<div class="frame">
<nav aria-label="Operations"><a href="#call">How to call</a>${nav.join('')}</nav>
<main id="reference">
<h1>${words(info.title)}</h1>
<p>${prose(info.description ?? '')}</p>
<p>For programs: <a href="openapi.json">the OpenAPI document</a>, from which clients can be generated. For assistants: the same operations are tools at ${code(base.replace(/\/v1$/, '/mcp'))} (MCP).</p>
<h2 id="call">How to call</h2>
<p>Every operation is a POST with a JSON body. In the examples:</p>
<pre><code>BRIDGE=${words(base.replace(/\/v1$/, ''))}
KEY=tlk_…   # pnpm keys create</code></pre>
${problems(all[0]?.responses ?? {})}
${sections.join('\n')}
</main>
</div>
</body>
</html>
`
}

/** What can go wrong is the same for every operation, so it is said once. */
function problems(responses: Record<string, unknown>): string {
  const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400)
  const items = failures.map(
    ([status, response]) =>
      `<li><code class="name">${words(status)}</code> ${prose((response as Content).description ?? '')}</li>`,
  )
  const body = schemaIn(failures[0]?.[1])
  return `<h3>When it does not work</h3>
<p>The answer is a problem (${code('application/problem+json')}, RFC 9457). Its ${code('detail')} says what to do.</p>
<ul class="fields">${items.join('')}</ul>
<details><summary>Fields of a problem</summary>${fieldsOf(body, { needs: false })}</details>`
}

function article({ path, operationId = '', ...operation }: Operation & { path: string }): string {
  const asked = schemaIn(operation.requestBody)
  const answer = schemaIn(operation.responses?.['200'])
  const call = `curl "$BRIDGE/v1${path}" \\
  -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(exampleOf(asked), undefined, 2).replaceAll('\n', '\n  ')}'`
  return `<article aria-labelledby="${words(operationId)}">
<h3 id="${words(operationId)}">${words(operation.summary ?? operationId)}</h3>
<p class="where"><b>POST</b> ${code(`/v1${path}`)} · MCP tool ${code(operationId)}</p>
<p>${prose(operation.description ?? '')}</p>
<h4>What to send</h4>
${fieldsOf(asked, { needs: true })}
<pre><code>${words(call)}</code></pre>
<details><summary>What comes back</summary>${fieldsOf(answer, { needs: false })}</details>
</article>`
}

/** The schema of the first kind of content. */
const schemaIn = (holder: unknown): Schema =>
  (Object.values((holder as Content | undefined)?.content ?? {})[0]?.schema ?? {}) as Schema

const examples: Record<string, unknown> = {
  conversation: 'chat-1',
  token: 'the token of verification.start',
  order: '#1062',
  email: 'katharina.brandt@example.org',
  code: '123456',
  latest: '2026-11-30',
}

/** A body with what is needed, and what a first try goes with. */
const exampleOf = ({ properties = {}, required = [] }: Schema): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || name in examples)
      .map(([name, field]) => [name, examples[name] ?? field.enum?.[0] ?? field.minimum ?? 'text']),
  )
