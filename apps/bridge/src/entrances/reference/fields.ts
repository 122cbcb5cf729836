import { code, prose, words } from './words.ts'

/** As much of JSON Schema as our own document uses. */
export interface Schema {
  type?: string | readonly string[]
  description?: string
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  enum?: readonly unknown[]
  const?: unknown
  default?: unknown
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
}

/** The fields of an object as a list, with those inside them below. `needs` tells which must be sent; in an answer nobody sends anything. */
export function fieldsOf(schema: Schema, { needs }: { needs: boolean }): string {
  const items = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const inside = insideOf(field)
    const needed = needs && schema.required?.includes(name) ? ' <span class="needed">needed</span>' : ''
    return [
      `<li><code class="name">${words(name)}</code> <span class="kind">${words(kindOf(field))}</span>${needed}`,
      field.description ? `<p>${prose(field.description)}</p>` : '',
      valuesOf(field),
      inside ? fieldsOf(inside, { needs }).replace(' class="fields"', '') : '',
      '</li>',
    ].join('')
  })
  return `<ul class="fields">${items.join('')}</ul>`
}

const insideOf = (field: Schema): Schema | undefined =>
  [field, field.items, ...(field.anyOf ?? []), ...(field.oneOf ?? [])].find((one) => one?.properties)

/** `text, 1 to 200 characters`, in the order in which somebody asks. */
function kindOf(field: Schema): string {
  const { type, format, items, minLength, maxLength, minimum, maximum, maxItems } = field
  if (items) return `list${maxItems === undefined ? '' : ` of at most ${maxItems}`}: ${kindOf(items)}`
  if (format && format in formats) return formats[format] ?? format
  const choices = field.enum ?? (field.const === undefined ? undefined : [field.const])
  if (choices) return choices.length === 1 ? 'one word' : 'one of these words'
  if (type === 'string') return `text${range(minLength, maxLength, ' characters')}`
  if (type === 'integer' || type === 'number') {
    const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum
    return `number${range(minimum, most, '')}`
  }
  if (type === 'boolean') return 'true or false'
  return 'object'
}

const formats: Record<string, string> = {
  email: 'e-mail address',
  date: 'date, YYYY-MM-DD',
  'date-time': 'time, ISO 8601',
}

const range = (least: number | undefined, most: number | undefined, unit: string): string => {
  if (most === undefined) return least === undefined ? '' : `, ${least} or more`
  return least === undefined ? `, at most ${most}${unit}` : `, ${least} to ${most}${unit}`
}

function valuesOf(field: Schema): string {
  const choices = [field, field.items].flatMap(
    (one) => one?.enum ?? (one?.const === undefined ? [] : [one.const]),
  )
  const listed = choices.length > 0 ? choices.map((one) => code(String(one))).join(', ') : ''
  const otherwise =
    field.default === undefined ? '' : `${code(JSON.stringify(field.default))} when it is left out`
  const said = [listed, otherwise].filter((one) => one !== '').join('; ')
  return said === '' ? '' : `<p class="values">${said}</p>`
}
