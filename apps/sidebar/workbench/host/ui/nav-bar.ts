import { h } from './dom.ts'
import { icon } from './icons.ts'

export const boardAddress = '#/board'

/** The helpdesk's navigation bar: its tickets, and the app's icon. */
export const navBarRail = (appName: string) => {
  const link = (href: string, label: string, drawn: SVGSVGElement) =>
    h('a', { href, title: label, 'aria-label': label }, drawn)
  const tickets = link('#/', 'Tickets', icon('mail'))
  const board = link(boardAddress, appName, icon('board'))
  const element = h('nav', { class: 'nav', 'aria-label': 'Navigation' }, tickets, board)
  const show = (place: 'tickets' | 'board', ticket: number | undefined) => {
    // Back to where the agent was.
    tickets.href = ticket === undefined ? '#/' : `#/tickets/${ticket}`
    for (const [name, one] of Object.entries({ tickets, board })) {
      if (name === place) one.setAttribute('aria-current', 'page')
      else one.removeAttribute('aria-current')
    }
  }
  return { element, show }
}
