import {
  BotOptions,
  BotOrderRequest,
  BotOrderStatus,
  BotOrders,
  BotOrdersRequest,
  BotPromise,
  BotReturnStatus,
  HandedOver,
  HandOverRequest,
  VerificationConfirm,
  VerificationStart,
  VerificationStarted,
} from '@throughline/shared/contract'
import { z } from 'zod'
import type { BotDesk } from '../flow/bot-desk.ts'
import type { KeyScope } from '../platform/keys/api-key.ts'
import type { BotCaller } from './bot-caller.ts'

/** One verb of a chatbot: the same name, input, answer and errors at each of its doors. */
export interface BotOperation<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  /** `order.status`: `/v1/order/status` by REST, the tool `order_status` by MCP, the procedure `order.status` by tRPC. */
  name: `${string}.${string}`
  title: string
  /** For a reader of the reference and for the model that chooses a tool. */
  description: string
  scope: KeyScope
  /** It changes something: a model must not repeat it at will. */
  writes: boolean
  input: Input
  output: Output
  run(input: z.output<Input>, caller: BotCaller): Promise<z.output<Output>>
}

const operation = <Input extends z.ZodObject, Output extends z.ZodObject>(
  stated: BotOperation<Input, Output>,
) => stated

export type BotOperations = readonly BotOperation[]

/** Every verb of chatbots, stated once. */
export const createBotOperations = (desk: BotDesk): BotOperations => [
  operation({
    name: 'verification.start',
    title: 'Start a verification',
    description:
      'Begins to find out who the customer is. With an order number and the e-mail address or postcode on it the bot may tell the stage of that order. With sendCode a code goes to the contact on the order. The answer never says whether an order exists. Use its token in every later call of this conversation.',
    scope: 'read',
    writes: true,
    input: VerificationStart,
    output: VerificationStarted,
    run: (input, caller) => desk.startVerification(input, caller),
  }),
  operation({
    name: 'verification.confirm',
    title: 'Confirm a verification',
    description: 'Checks the code that the customer received and read out. Three tries.',
    scope: 'read',
    writes: true,
    input: VerificationConfirm,
    output: VerificationStarted,
    run: (input, caller) => desk.confirmVerification(input, caller),
  }),
  operation({
    name: 'customer.orders',
    title: 'Orders of the customer',
    description: 'The orders that the verified customer may hear about, the newest first.',
    scope: 'read',
    writes: false,
    input: BotOrdersRequest,
    output: BotOrders,
    run: (input, caller) => desk.orders(input, caller),
  }),
  operation({
    name: 'order.status',
    title: 'Status of an order',
    description:
      'Where an order is, whether it is late, and what comes next. Say `say` as it is: it states only what a system has proven or claimed.',
    scope: 'read',
    writes: false,
    input: BotOrderRequest,
    output: BotOrderStatus,
    run: (input, caller) => desk.orderStatus(input, caller),
  }),
  operation({
    name: 'order.returns',
    title: 'Returns and refunds of an order',
    description: 'Where the returns of an order are and when the money is due.',
    scope: 'read',
    writes: false,
    input: BotOrderRequest,
    output: BotReturnStatus,
    run: (input, caller) => desk.returns(input, caller),
  }),
  operation({
    name: 'order.options',
    title: 'What the customer may do now',
    description: 'Whether the order can still be returned or changed, and whether a replacement is in stock.',
    scope: 'read',
    writes: false,
    input: BotOrderRequest,
    output: BotOptions,
    run: (input, caller) => desk.options(input, caller),
  }),
  operation({
    name: 'promise.record',
    title: 'Record a promise',
    description: 'Keeps a date that the bot told the customer, so that colleagues see it and it is watched.',
    scope: 'promise',
    writes: true,
    input: BotPromise,
    output: z.object({ recorded: z.literal(true) }),
    run: (input, caller) => desk.recordPromise(input, caller),
  }),
  operation({
    name: 'handover.create',
    title: 'Hand over to a human',
    description:
      'Gives the conversation to an agent, who sees what was verified, answered and promised, so that the customer need not repeat herself.',
    scope: 'handover',
    writes: true,
    input: HandOverRequest,
    output: HandedOver,
    run: (input, caller) => desk.handOver(input, caller),
  }),
]
