export * from './panel.ts'
export * from './push.ts'
export * from './ticket.ts'
