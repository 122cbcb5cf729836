import type { z } from 'zod'
import type { Caller } from './caller.ts'
import type { PanelFacts } from './panel-facts.ts'

/** What a door hands over with the input: who asks, and where to leave what may be logged. */
export interface Call {
  caller: Caller
  note(facts: PanelFacts): void
  /** The same installation may get this answer again to the same words, while `stands` says so. */
  mayRepeat(stands: () => boolean): void
}

interface Stated<Input extends z.ZodType, Output extends z.ZodType> {
  name: string
  summary: string
  /** Which callers may run it. */
  who: Caller['kind']
  input: Input
  output: Output
}

/** One public verb. Doors project it and add nothing: same name, same input, same answer everywhere. */
export interface Operation<Input extends z.ZodType, Output extends z.ZodType> extends Stated<Input, Output> {
  run(input: z.output<Input>, call: Call): Promise<z.output<Output>>
}

/** A verb that goes on answering until its caller leaves. `output` is one answer; its id says where to resume. */
export interface StreamOperation<Input extends z.ZodType, Output extends z.ZodType>
  extends Stated<Input, Output> {
  /** @throws Refused before the first answer */
  run(
    input: z.output<Input>,
    call: Call & { signal: AbortSignal },
  ): AsyncIterable<{ id: string; data: z.output<Output> }>
}

export const operation = <Input extends z.ZodType, Output extends z.ZodType>(
  stated: Operation<Input, Output>,
) => stated

export const streamOperation = <Input extends z.ZodType, Output extends z.ZodType>(
  stated: StreamOperation<Input, Output>,
) => stated
