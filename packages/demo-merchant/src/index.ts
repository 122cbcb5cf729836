export type { Calls } from './calls.ts'
export { type Clock, type ClockState, createClock } from './clock.ts'
export { type DemoConfigOptions, demoBrands, demoConfig } from './config.ts'
export { type ConnectionId, connectionIds } from './connections.ts'
export type { MerchantContext } from './context.ts'
export { demoCredentials } from './credentials.ts'
export { type Fault, type FaultKind, type Faults, faultKinds } from './faults.ts'
export { createHandlers } from './handlers.ts'
export { noQuirks, type Quirks, unheardEnumWord, unheardWord } from './quirks.ts'
export { type DemoMerchant, type DemoMerchantOptions, startDemoMerchant } from './start.ts'
export { demoTickets } from './tickets/index.ts'
export type { DemoTicket, Expectation } from './tickets/ticket.ts'
export type { Envelope, Post } from './webhooks/delivery.ts'
export type { Mood } from './webhooks/outbox.ts'
export { createWorld } from './world/create-world.ts'
export type { Intervention, WorldEvent } from './world/events/event.ts'
export { withEvent } from './world/events/with-event.ts'
export type { World } from './world/truth.ts'
export type { Helpdesk, HelpdeskPerson, HelpdeskTicket, HelpdeskUpdate } from './zendesk/helpdesk.ts'
export {
  type SimulatedZendesk,
  type SimulatedZendeskOptions,
  startSimulatedZendesk,
} from './zendesk/start-zendesk.ts'
