import { z } from 'zod'

/** Speaks to one Tryton database as one user. Throws with Tryton's own words. */
export interface WarehouseClient {
  /** A method of a model, such as `sale.sale` and `quote`; the user's context goes along. */
  call(model: string, method: string, ...parameters: unknown[]): Promise<unknown>
  /** A wizard without a form: begins it and goes to that step, upon one record. */
  wizard(name: string, step: string, upon: { model: string; id: number }): Promise<unknown>
  create(model: string, ...values: object[]): Promise<number[]>
  search(model: string, ...domain: unknown[]): Promise<number[]>
  /** The fields that the schema names, of the records that match. */
  read<T extends z.ZodObject>(model: string, fields: T, ...domain: unknown[]): Promise<z.infer<T>[]>
}

const Reply = z.union([z.object({ result: z.unknown() }), z.object({ error: z.array(z.unknown()) })])
const Ids = z.array(z.number())

export interface WarehouseAccess {
  url: string
  database: string
  user: string
  password: string
}

/** Signs in. Its protocol: https://docs.tryton.org/projects/server/en/6.0/topics/user_authentication.html */
export async function warehouseClient({
  url,
  database,
  user,
  password,
}: WarehouseAccess): Promise<WarehouseClient> {
  let session: string | undefined
  let asked = 0
  const ask = async (method: string, params: unknown[]): Promise<unknown> => {
    asked += 1
    const reply = await fetch(`${url}/${database}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // It closes idle connections without a word, and a step is not to be sent twice.
        connection: 'close',
        ...(session && { authorization: session }),
      },
      body: JSON.stringify({ id: asked, method, params }),
      signal: AbortSignal.timeout(60_000),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${method}: ${reply.status} ${text}`)
    const answer = Reply.parse(JSON.parse(text))
    if ('error' in answer) throw new Error(`${method}: ${JSON.stringify(answer.error).slice(0, 600)}`)
    return answer.result
  }
  const [id, key] = z
    .tuple([z.number(), z.string()])
    .parse(await ask('common.db.login', [user, { password }, 'en']))
  session = `Session ${Buffer.from(`${user}:${id}:${key}`).toString('base64')}`
  const context = async () =>
    z
      .object({})
      .loose()
      .parse(await ask('model.res.user.get_preferences', [true, {}]))
  let own = await context()

  const call = async (model: string, method: string, ...parameters: unknown[]) => {
    // The company is known only once there is one.
    own = 'company' in own ? own : await context()
    return ask(`model.${model}.${method}`, [...parameters, own])
  }
  return {
    call,
    async wizard(name, step, { model, id: record }) {
      const begun = `wizard.${name}`
      const [wizard] = z.array(z.unknown()).parse(await ask(`${begun}.create`, [own]))
      const upon = { ...own, active_model: model, active_id: record, active_ids: [record] }
      const answer = await ask(`${begun}.execute`, [wizard, {}, step, upon])
      await ask(`${begun}.delete`, [wizard, own])
      return answer
    },
    create: async (model, ...values) => Ids.parse(await call(model, 'create', values)),
    search: async (model, ...domain) => Ids.parse(await call(model, 'search', domain, 0, null, null)),
    read: async (model, fields, ...domain) =>
      z
        .array(fields)
        .parse(await call(model, 'search_read', domain, 0, null, null, Object.keys(fields.shape))),
  }
}

export const decimal = (value: number) => ({ __class__: 'Decimal', decimal: String(value) })

/** The day of an instant in UTC, as Tryton writes it. */
export const dateOf = (at: Date) => ({
  __class__: 'date',
  year: at.getUTCFullYear(),
  month: at.getUTCMonth() + 1,
  day: at.getUTCDate(),
})
