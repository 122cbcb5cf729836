import type { WorkbenchTicket } from '../../ticket.ts'
import { h } from './dom.ts'

const statusText = {
  new: 'New',
  open: 'Open',
  pending: 'Pending',
  hold: 'On hold',
  solved: 'Solved',
  closed: 'Closed',
} satisfies Record<WorkbenchTicket['status'], string>

export const statusTag = (status: WorkbenchTicket['status']): HTMLElement =>
  h('span', { class: `status status-${status}` }, statusText[status] ?? status)
