import { type AppFrame, subscribe, subscribed } from './frame.ts'
import { ApiError, type AppMessage, parseMessage } from './messages.ts'

/** 10 s. A page that never answers a hook must not hold the ticket for ever. */
const hookPatienceMs = 10_000

export type RequestOutcome = { ok: boolean; responseArgs: unknown[] }

/** What the helpdesk can do for a page. `instanceGuid` says which page is meant; pages may act on each other. */
export type HostApi = {
  get(path: string, instanceGuid: string): unknown
  set(path: string, value: unknown, instanceGuid: string): unknown
  invoke(action: string, args: unknown[], instanceGuid: string): unknown
  request(options: Record<string, unknown>): Promise<RequestOutcome>
}

export type HookResult = { allowed: true } | { allowed: false; message: string }

export type LogEntry = { from: 'app' | 'host'; frame: AppFrame; data: AppMessage }

export type ZafHostOptions = {
  metadata: Record<string, unknown>
  api: HostApi
  log: (entry: LogEntry) => void
  /** A page has told of its first handler of an event, e.g. for `app.activated` that fires when it already holds. */
  onSubscribe: (frame: AppFrame, event: string) => void
}

/** The host's side of Zendesk's app protocol for every page of the app in this window. */
export class ZafHost {
  readonly #options: ZafHostOptions
  readonly #frames = new Map<string, AppFrame>()
  readonly #hooks = new Map<string, { settle: (result: HookResult) => void; result: Promise<HookResult> }>()

  constructor(options: ZafHostOptions) {
    this.#options = options
  }

  get frames(): AppFrame[] {
    return [...this.#frames.values()]
  }

  attach(frame: AppFrame): void {
    this.#frames.set(frame.guid, frame)
  }

  detach(guid: string): void {
    this.#frames.delete(guid)
  }

  /** Takes a message event of this window. Foreign origins, foreign windows and foreign words are ignored. */
  receive(event: MessageEvent): void {
    const frame = this.frames.find((one) => one.window() === event.source && event.source !== null)
    const message = parseMessage(event.data)
    if (!frame || !message || event.origin !== frame.origin || message.appGuid !== frame.guid) return
    this.#options.log({ from: 'app', frame, data: message })
    if (message.request !== undefined) void this.#answer(frame, message)
    else if (typeof message.key === 'string') this.#hear(frame, message, message.key)
  }

  /** Tells every page that listens to this instance's event. */
  emit(instanceGuid: string, event: string, payload?: unknown): void {
    for (const frame of this.frames) {
      if (subscribed(frame, instanceGuid, event))
        this.#send(frame, { key: `zaf.${event}`, message: payload, instanceGuid })
    }
  }

  /** Tells every page of its own instance, e.g. of a new colour scheme. */
  emitToAll(event: string, payload?: unknown): void {
    for (const { guid } of this.frames) this.emit(guid, event, payload)
  }

  /** Asks a page whether something may go on. Without a handler it may; while it thinks, asking again is the same question. */
  ask(guid: string, hook: string): Promise<HookResult> {
    const frame = this.#frames.get(guid)
    if (!frame || !subscribed(frame, guid, hook)) return Promise.resolve({ allowed: true })
    const id = `${guid} ${hook}`
    const pending = this.#hooks.get(id)
    if (pending) return pending.result

    const { promise: result, resolve } = Promise.withResolvers<HookResult>()
    const timer = setTimeout(() => settle({ allowed: true }), hookPatienceMs)
    const settle = (outcome: HookResult) => {
      clearTimeout(timer)
      this.#hooks.delete(id)
      resolve(outcome)
    }
    this.#hooks.set(id, { settle, result })
    this.#send(frame, { key: `zaf.${hook}`, needsReply: true, instanceGuid: guid })
    return result
  }

  #hear(frame: AppFrame, message: AppMessage, key: string): void {
    const instanceGuid = message.instanceGuid ?? frame.guid
    if (key === 'iframe.handshake') this.#greet(frame)
    else if (key.startsWith('iframe.on:') || key.startsWith('iframe.off:'))
      this.#subscribe(frame, instanceGuid, message)
    else if (key.startsWith('iframe.trigger:'))
      this.emit(instanceGuid, key.slice('iframe.trigger:'.length), message.message)
    else if (key.startsWith('iframe.reply:')) this.#settleHook(frame, key, message)
    else if (/^request:\d+$/.test(key)) void this.#request(frame, key, message)
    // What is left (session.live, __track__, client.postMessage) asks for nothing.
  }

  #greet(frame: AppFrame): void {
    frame.registered = true
    frame.subscriptions.clear()
    const message = { context: frame.context, metadata: this.#options.metadata }
    this.#send(frame, { key: 'zaf.app.registered', message, instanceGuid: frame.guid })
  }

  #subscribe(frame: AppFrame, instanceGuid: string, { key = '', message }: AppMessage): void {
    const event = key.slice(key.indexOf(':') + 1)
    const count = Number((message as { subscriberCount?: unknown } | undefined)?.subscriberCount ?? 0)
    subscribe(frame, { instanceGuid, event, count })
    if (key.startsWith('iframe.on:') && count === 1) this.#options.onSubscribe(frame, event)
  }

  #settleHook(frame: AppFrame, key: string, { error }: AppMessage): void {
    const pending = this.#hooks.get(`${frame.guid} ${key.slice('iframe.reply:'.length)}`)
    const said = typeof error?.msg === 'string' && error.msg !== '' ? error.msg : 'The app stopped this.'
    pending?.settle(error ? { allowed: false, message: said } : { allowed: true })
  }

  async #request(frame: AppFrame, key: string, { message }: AppMessage): Promise<void> {
    const { ok, responseArgs } = await this.#options.api.request((message ?? {}) as Record<string, unknown>)
    this.#send(frame, {
      key: `zaf.${key}.${ok ? 'done' : 'fail'}`,
      message: { responseArgs },
      instanceGuid: frame.guid,
    })
  }

  async #answer(
    frame: AppFrame,
    { id, request, params, instanceGuid = frame.guid }: AppMessage,
  ): Promise<void> {
    const work = this.#workOf(request, params, instanceGuid)
    if (!work) {
      const error = { name: 'APIError', message: `Unknown request ${JSON.stringify(request)}` }
      return this.#send(frame, { id, error })
    }
    if (work.length > 1 && work.some(({ path }) => path === 'instances.create')) {
      const error = {
        name: 'Error',
        message: 'Illegal bulk call - `instances.create` must be called separately.',
      }
      return this.#send(frame, { id, error })
    }
    // Paths are the app's words; as keys of an ordinary object `__proto__` would vanish.
    const errors: Record<string, unknown> = Object.create(null)
    const result: Record<string, unknown> = Object.assign(Object.create(null), { errors })
    for (const { path, run } of work) {
      try {
        result[path] = (await run()) ?? null
      } catch (error) {
        if (!(error instanceof ApiError)) console.error(error)
        errors[path] = { ...nameAndMessage(error), path }
      }
    }
    this.#send(frame, { id, result })
  }

  #workOf(
    request: unknown,
    params: unknown,
    guid: string,
  ): { path: string; run: () => unknown }[] | undefined {
    const { api } = this.#options
    if (request === 'get' && Array.isArray(params))
      return params.map(String).map((path) => ({ path, run: () => api.get(path, guid) }))
    if (typeof params !== 'object' || params === null) return undefined
    const entries = Object.entries(params)
    if (request === 'set')
      return entries.map(([path, value]) => ({ path, run: () => api.set(path, value, guid) }))
    if (request === 'invoke')
      return entries.map(([path, args]) => ({ path, run: () => api.invoke(path, [args].flat(), guid) }))
    return undefined
  }

  #send(frame: AppFrame, data: Record<string, unknown>): void {
    this.#options.log({ from: 'host', frame, data: data as AppMessage })
    frame.window()?.postMessage(JSON.stringify(data), frame.origin)
  }
}

const nameAndMessage = (error: unknown): { name: string; message: string } =>
  error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: String(error) }
