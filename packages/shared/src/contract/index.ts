export * from './panel.ts'
export * from './ticket.ts'
