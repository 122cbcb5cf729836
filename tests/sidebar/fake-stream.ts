import type { Panel } from '@throughline/shared/contract'
import type { Told } from '@throughline/sidebar/bridge/told.ts'

/** One stream as it was opened. The test tells it what to say, and how to end. */
export class FakeStream {
  readonly lastEventId: string | undefined
  readonly signal: AbortSignal
  readonly #said: Told[] = []
  #end: { error?: unknown } | undefined
  #wake: () => void = () => undefined

  constructor(lastEventId: string | undefined, signal: AbortSignal) {
    this.lastEventId = lastEventId
    this.signal = signal
    signal.addEventListener('abort', () => this.#wake())
  }

  say(...told: Told[]): void {
    this.#said.push(...told)
    this.#wake()
  }

  panel(id: string, panel: Panel): void {
    this.say({ kind: 'panel', id, panel })
  }

  /** The connection breaks: with an error, or just so. */
  break(error?: unknown): void {
    this.#end = error === undefined ? {} : { error }
    this.#wake()
  }

  async *read(): AsyncGenerator<Told, void> {
    for (;;) {
      for (let told = this.#said.shift(); told; told = this.#said.shift()) yield told
      if (this.signal.aborted) return
      if (this.#end) {
        if (this.#end.error !== undefined) throw this.#end.error
        return
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
