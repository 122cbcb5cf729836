import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

export interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** Holds replies against a document: resolves to what is wrong with one, or to undefined. `path` as in the document; undefined for others. */
export function replyJudge(document: object) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema(document, 'openapi')
  const schemaOf = (path: string, status: number) => {
    const kind = status < 400 ? 'application/json' : 'application/problem+json'
    const parts = ['paths', path, 'post', 'responses', String(status), 'content', kind, 'schema']
    return ajv.getSchema(`openapi#/${parts.map((part) => part.replaceAll('/', '~1')).join('/')}`)
  }
  return ({ status, headers, text }: Reply, path: string | undefined): string | undefined => {
    if (status >= 500) return `failed with ${status}`
    if (!headers.ratelimit) return 'does not tell what is left of the budget'
    if (status === 429 && !(Number(headers['retry-after']) > 0)) return 'does not say how long to wait'
    const isProblem = String(headers['content-type']).startsWith('application/problem+json')
    if (status >= 400 && !isProblem) return `a ${status} that is no problem body`
    const body = JSON.parse(text)
    if (status >= 400 && body.status !== status) return `a ${status} that says ${body.status}`
    // What is no operation, or not sent by POST, is no matter of the document.
    const schema = path === undefined || status === 405 ? undefined : schemaOf(path, status)
    if (!schema)
      return path === undefined || status === 405 ? undefined : `the document knows no ${status} here`
    return schema(body)
      ? undefined
      : `not as the document says: ${JSON.stringify(schema.errors?.slice(0, 2))}`
  }
}
