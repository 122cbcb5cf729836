import { type ClockState, timeOf } from '../clock.ts'
import type { HostConfig } from '../host-config.ts'
import { TicketSession } from './api/ticket-session.ts'
import { AppPages } from './app-pages.ts'
import { worldPanel } from './simulation/world-panel.ts'
import type { AppContainer } from './ui/app-container.ts'
import { h, present } from './ui/dom.ts'
import { icon } from './ui/icons.ts'
import { logDrawer } from './ui/log-drawer.ts'
import { boardAddress, navBarRail } from './ui/nav-bar.ts'
import { schemeSwitch } from './ui/scheme.ts'
import { ticketTabs } from './ui/tabs.ts'
import { ticketList } from './ui/ticket-list.ts'
import { ticketView } from './ui/ticket-view.ts'
import { repaintAges } from './ui/times.ts'
import { toasts } from './ui/toasts.ts'
import { trayResizer } from './ui/tray-resizer.ts'

type OpenTicket = { session: TicketSession; view: HTMLElement; guid: string; container: AppContainer }

export type OpenWorkbench = { pages: AppPages; session: (id: number) => TicketSession | undefined }

/** Builds the page and follows its address: `#/tickets/<id>` opens that ticket, `#/board` the page behind the app's icon in the nav bar. */
export const openWorkbench = (config: HostConfig, root: HTMLElement): OpenWorkbench => {
  let clock: ClockState = { now: Date.parse(config.now), real: Date.now(), speed: 1 }
  const now = () => new Date(timeOf(clock))
  const open = new Map<number, OpenTicket>()
  let current: number | undefined

  const scheme = schemeSwitch((to) => pages.host.emitToAll('colorScheme.changed', to))
  const messages = toasts()
  const logButton = h(
    'button',
    {
      type: 'button',
      class: 'bar-button',
      'aria-expanded': 'false',
      'aria-controls': 'log',
      onclick: () => log.toggle(),
    },
    icon('log'),
    h('span', { class: 'wide-only' }, 'Protocol log'),
  )
  const log = logDrawer((shown) => logButton.setAttribute('aria-expanded', String(shown)))
  const world = config.hasSimulation
    ? worldPanel({
        now,
        clockMoved: (moved) => {
          clock = moved
          pages.tellClock(clock)
          repaintAges(root, now())
        },
        toggled: (shown) => {
          worldButton.setAttribute('aria-expanded', String(shown))
          document.body.classList.toggle('world-shown', shown)
        },
      })
    : undefined
  const worldButton = h(
    'button',
    {
      type: 'button',
      class: 'bar-button world-toggle',
      'aria-expanded': 'false',
      'aria-controls': 'world',
      hidden: world === undefined,
      onclick: () => world?.toggle(),
    },
    icon('world'),
    h('span', { class: 'wide-only' }, 'Simulated world'),
  )
  const list = ticketList(config.tickets, now())
  const listButton = h(
    'button',
    {
      type: 'button',
      class: 'bar-button list-button',
      'aria-expanded': 'false',
      'aria-controls': 'tickets',
      onclick: () => showList(!listShown()),
    },
    icon('menu'),
    h('span', { class: 'wide-only' }, 'Tickets'),
  )
  const listShown = () => document.body.classList.contains('list-shown')
  const showList = (shown: boolean) => {
    document.body.classList.toggle('list-shown', shown)
    listButton.setAttribute('aria-expanded', String(shown))
  }

  const navBar = config.app.navBarUrl ? navBarRail(config.app.name) : undefined
  const boardView = h('main', { class: 'board-view', id: 'board', hidden: true })
  /** Loads on the first click, as in Zendesk, and keeps its page from then on. */
  const showBoard = (shown: boolean) => {
    if (shown && boardView.childElementCount === 0) boardView.append(...present([pages.openNavBar()]))
    boardView.hidden = !shown
    columns.hidden = shown
    listButton.hidden = shown
    worldButton.hidden = shown || world === undefined
    navBar?.show(shown ? 'board' : 'tickets', current)
  }

  const go = (id: number) => {
    location.hash = `#/tickets/${id}`
  }
  const pages = new AppPages({
    config,
    colorScheme: scheme.current,
    log: log.add,
    notify: messages.show,
    openTicket: go,
  })
  const tabs = ticketTabs((id) => closeTicket(id))
  const views = h('div', { class: 'views' })
  const tray = h('div', { class: 'apps' })
  const trayWidth = h('span', { class: 'tray-width' }, '320 px')
  const resizer = trayResizer((px) => {
    setWidth('--tray', px)
    trayWidth.textContent = `${px} px`
  })
  const trayScroll = h(
    'div',
    { class: 'tray-scroll' },
    h('header', { class: 'tray-head' }, h('h2', {}, 'Apps'), trayWidth),
    tray,
  )
  const aside = h('aside', { class: 'tray', id: 'apps', 'aria-label': 'Apps' }, resizer, trayScroll)

  const mountApp = (session: TicketSession) => {
    const app = pages.openSidebar(session, () => reloadApp(session.ticket.id))
    tray.append(app.container.element)
    return app
  }
  const reloadApp = (id: number) => {
    const ticket = open.get(id)
    if (!ticket) return
    pages.close(ticket.guid)
    Object.assign(ticket, mountApp(ticket.session))
    pages.activate(ticket.guid)
  }
  const openTicket = (id: number): OpenTicket | undefined => {
    const ticket = config.tickets.find((one) => one.id === id)
    if (!ticket) return undefined
    const session = new TicketSession(ticket, config.agent)
    const view = ticketView({ session, now, submit: (as) => submit(session, as) })
    views.append(view)
    session.onChange(({ path }) => {
      if (path === 'ticket.subject') paintTabs()
    })
    const opened = { session, view, ...mountApp(session) }
    open.set(id, opened)
    return opened
  }
  const closeTicket = (id: number) => {
    const ticket = open.get(id)
    if (!ticket || open.size === 1) return
    pages.close(ticket.guid)
    ticket.view.remove()
    open.delete(id)
    const [next] = [...open.keys()].slice(-1)
    if (id === current && next !== undefined) go(next)
    else paintTabs()
  }
  const paintTabs = () => {
    tabs.show(
      [...open].map(([id, { session }]) => ({ id, subject: session.ticket.subject })),
      current,
    )
  }

  const submit = async (session: TicketSession, as: 'agent' | 'customer'): Promise<string | undefined> => {
    const guid = open.get(session.ticket.id)?.guid ?? ''
    if (as === 'agent') {
      const answer = await pages.host.ask(guid, 'ticket.save')
      if (!answer.allowed) {
        pages.host.emit(guid, 'ticket.submit.fail')
        pages.host.emit(guid, 'ticket.submit.always')
        return answer.message
      }
      pages.host.emit(guid, 'ticket.submit.start')
    }
    const { requester } = session.ticket
    session.addComment({
      author:
        as === 'agent'
          ? { name: config.agent.name, role: 'agent' }
          : { name: requester.name, role: 'end-user' },
      html: session.draft,
      createdAt: now().toISOString(),
      public: as === 'customer' || session.commentType === 'publicReply',
    })
    session.setDraft('')
    session.setStatus(as === 'agent' && session.ticket.status !== 'new' ? session.ticket.status : 'open')
    if (as === 'agent')
      for (const event of ['done', 'always']) pages.host.emit(guid, `ticket.submit.${event}`)
    if (as === 'agent') pages.host.emit(guid, 'ticket.saved')
    return undefined
  }

  const show = () => {
    const isBoard = navBar !== undefined && location.hash === boardAddress
    showBoard(isBoard)
    if (isBoard) {
      document.title = `${config.app.name} – Throughline workbench`
      return
    }
    const wanted = Number(/^#\/tickets\/(\d+)$/.exec(location.hash)?.[1] ?? config.tickets[0]?.id)
    const ticket = open.get(wanted) ?? openTicket(wanted)
    nowhere.hidden = ticket !== undefined
    for (const { view, container } of open.values()) {
      view.hidden = view !== ticket?.view
      container.element.classList.toggle('app-away', container !== ticket?.container)
    }
    current = ticket?.session.ticket.id
    world?.follow(current)
    document.title = ticket
      ? `#${wanted} ${ticket.session.ticket.subject} – Throughline workbench`
      : 'Throughline workbench'
    if (ticket) pages.activate(ticket.guid)
    list.show(wanted)
    navBar?.show('tickets', current)
    paintTabs()
    showList(false)
  }

  const nowhere = h(
    'p',
    { class: 'nowhere', hidden: true },
    'There is no ticket with this number. Choose one from the list.',
  )
  views.append(nowhere)
  const columns = h(
    'div',
    { class: 'columns' },
    list.element,
    h('main', { class: 'middle', id: 'main' }, tabs.element, views),
    ...present([world?.element]),
    aside,
  )
  root.replaceChildren(
    h('a', { class: 'skip', href: '#main', onclick: (event) => skipTo(event, views) }, 'Skip to the ticket'),
    h('a', { class: 'skip', href: '#apps', onclick: (event) => skipTo(event, aside) }, 'Skip to the app'),
    ...present([navBar?.element]),
    h(
      'header',
      { class: 'bar' },
      listButton,
      h('img', { src: '/logo.svg', alt: '', width: 24, height: 24 }),
      h('h1', {}, 'Throughline ', h('span', { class: 'wide-only' }, 'workbench')),
      h('p', { class: 'simulated' }, config.label),
      h('div', { class: 'bar-end' }, worldButton, scheme.element, logButton),
    ),
    columns,
    boardView,
    log.element,
    messages.element,
  )
  document.body.classList.toggle('with-nav', navBar !== undefined)
  setWidth('--scrollbar', trayScroll.offsetWidth - trayScroll.clientWidth)
  views.tabIndex = -1
  aside.tabIndex = -1
  addEventListener('hashchange', show)
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && listShown()) {
      showList(false)
      listButton.focus()
    }
  })
  setInterval(() => repaintAges(root, now()), repaintMs)
  show()
  if (world && matchMedia(roomForAll).matches) world.toggle()
  return { pages, session: (id) => open.get(id)?.session }
}

/** Wide enough for ticket, world and app side by side. */
const roomForAll = '(min-width: 1280px)'
const repaintMs = 30_000

const setWidth = (name: string, px: number) => document.documentElement.style.setProperty(name, `${px}px`)

const skipTo = (event: Event, to: HTMLElement): void => {
  // The address belongs to the tickets.
  event.preventDefault()
  to.focus()
}
