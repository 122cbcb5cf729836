import type { ClockState } from '../clock.ts'
import type { HostConfig } from '../host-config.ts'
import { getPath } from './api/get-path.ts'
import { type HostActions, invokeAction } from './api/invoke-action.ts'
import { setPath } from './api/set-path.ts'
import type { TicketSession } from './api/ticket-session.ts'
import { ticketTree } from './api/ticket-tree.ts'
import { frameUrl } from './frame-url.ts'
import { clientRequest } from './protocol/client-request.ts'
import type { AppFrame } from './protocol/frame.ts'
import { ApiError } from './protocol/messages.ts'
import { type HostApi, type LogEntry, ZafHost } from './protocol/zaf-host.ts'
import { type AppContainer, appContainer, sandbox } from './ui/app-container.ts'
import { h } from './ui/dom.ts'
import { type AppModal, appModal } from './ui/modal.ts'
import type { ColorScheme } from './ui/scheme.ts'

type Page = {
  frame: AppFrame
  /** Absent in the nav bar, which stands in no ticket. */
  session?: TicketSession | undefined
  container?: AppContainer
  modal?: AppModal
}

type Place = { place: string; iframe: HTMLIFrameElement }

export type AppPagesOptions = {
  config: HostConfig
  colorScheme: () => ColorScheme
  log: (entry: LogEntry) => void
  notify: HostActions['notify']
  openTicket: (id: number) => void
}

/** Every page of the app in this window: opens them, and carries out what they ask of the helpdesk. */
export class AppPages {
  readonly #options: AppPagesOptions
  readonly #pages = new Map<string, Page>()
  readonly host: ZafHost
  /** Sidebars that the agent looks at now; a page that asks late is told late. */
  #active: string | undefined
  readonly #toldActive = new Set<string>()

  constructor(options: AppPagesOptions) {
    this.#options = options
    const { app } = options.config
    this.host = new ZafHost({
      metadata: {
        appId: app.id,
        name: app.name,
        version: app.version,
        installationId: app.installationId,
        settings: app.settings,
        plan: { name: null },
      },
      api: this.#api(),
      log: options.log,
      onSubscribe: ({ guid }, event) => {
        if (event === 'app.activated' && guid === this.#active && !this.#toldActive.has(guid))
          this.activate(guid)
      },
    })
    addEventListener('message', (event) => this.host.receive(event))
  }

  /** Opens the sidebar of a ticket. The returned guid names it until it is closed. */
  openSidebar(session: TicketSession, reload: () => void): { guid: string; container: AppContainer } {
    const { app } = this.#options.config
    const guid = crypto.randomUUID()
    const container = appContainer(app.name, this.#url(app.pageUrl, guid), {
      reload,
      toggled: (open) => this.host.emit(guid, open ? 'app.expanded' : 'app.collapsed'),
    })
    this.#add({
      frame: this.#frame(guid, session, { place: 'ticket_sidebar', iframe: container.iframe }),
      session,
      container,
    })
    session.onChange(({ path, value, before }) => {
      if (path === 'save' || !this.#pages.has(guid)) return
      const payload = payloadOf(session, path) ?? value
      this.host.emit(guid, `${path}.changed`, payload)
      this.host.emit(guid, '*.changed', { propertyName: path, newValue: payload, oldValue: before })
    })
    return { guid, container }
  }

  /** Opens the page behind the app's icon in the nav bar; undefined for an app without one. */
  openNavBar(): HTMLIFrameElement | undefined {
    const { app } = this.#options.config
    if (!app.navBarUrl) return undefined
    const guid = crypto.randomUUID()
    const iframe = h('iframe', { src: this.#url(app.navBarUrl, guid), sandbox, title: app.name })
    this.#add({ frame: this.#frame(guid, undefined, { place: 'nav_bar', iframe }) })
    return iframe
  }

  activate(guid: string): void {
    if (this.#active !== undefined && this.#active !== guid) this.host.emit(this.#active, 'app.deactivated')
    this.#active = guid
    const frame = this.#pages.get(guid)?.frame
    if (frame?.subscriptions.get(guid)?.has('app.activated')) {
      this.#toldActive.add(guid)
      this.host.emit(guid, 'app.activated')
    }
  }

  close(guid: string): void {
    const page = this.#pages.get(guid)
    if (!page) return
    this.host.emit(guid, 'app.willDestroy')
    this.#pages.delete(guid)
    this.host.detach(guid)
    page.container?.element.remove()
    page.modal?.element.remove()
  }

  /** The helpdesk's clock was moved: every page hears it at once. A message of the workbench, not of the app protocol. */
  tellClock(clock: ClockState): void {
    for (const frame of this.host.frames) frame.window()?.postMessage({ workbenchClock: clock }, frame.origin)
  }

  #add(page: Page): void {
    this.#pages.set(page.frame.guid, page)
    this.host.attach(page.frame)
  }

  #frame(guid: string, session: TicketSession | undefined, { place, iframe }: Place): AppFrame {
    const { app, account } = this.#options.config
    return {
      guid,
      context: {
        instanceGuid: guid,
        product: 'support',
        location: place,
        ...(session && { ticketId: session.ticket.id }),
        account,
      },
      window: () => iframe.contentWindow,
      origin: new URL(app.pageUrl).origin,
      registered: false,
      subscriptions: new Map(),
    }
  }

  #url(pageUrl: string, guid: string): string {
    const { colorScheme, config } = this.#options
    return frameUrl(pageUrl, { guid, colorScheme: colorScheme() }, config.paramsIn)
  }

  #page(guid: string): Page {
    const page = this.#pages.get(guid)
    if (!page) throw new ApiError(`There is no instance ${guid}`)
    return page
  }

  #api(): HostApi {
    const host: HostActions = {
      resize: (guid, size) => {
        const { container, modal } = this.#page(guid)
        if (size.height) container?.resize(size.height)
        modal?.resize(size)
      },
      notify: this.#options.notify,
      createInstance: (guid, options) => this.#createModal(guid, options),
      destroy: (guid) => {
        const { modal } = this.#page(guid)
        if (!modal) throw new ApiError('Only modals can be destroyed')
        modal.element.close()
      },
      setVisible: (guid, visible) => {
        const { container } = this.#page(guid)
        if (container) container.element.hidden = !visible
      },
      routeTo: (place, id) => {
        if (place === 'ticket') this.#options.openTicket(Number(id))
        else this.#options.notify(`In Zendesk this would open ${place} ${id}.`, 'notice', 5_000)
      },
    }
    return {
      get: (path, guid) =>
        getPath(path, {
          session: this.#page(guid).session,
          agent: this.#options.config.agent,
          colorScheme: this.#options.colorScheme(),
          subdomain: this.#options.config.account.subdomain,
          instances: Object.fromEntries(
            this.host.frames.map(({ context }) => [context.instanceGuid, context]),
          ),
        }),
      set: (path, value, guid) => {
        const { session } = this.#page(guid)
        if (!session) throw new ApiError(`Cannot set ${path}`)
        return setPath(session, path, value)
      },
      invoke: (action, args, guid) =>
        invokeAction(action, { session: this.#page(guid).session, host, guid, args }),
      request: clientRequest,
    }
  }

  #createModal(parent: string, options: Record<string, unknown>): unknown {
    const { app } = this.#options.config
    if (options.location !== 'modal') throw new ApiError(`Cannot create an instance in ${options.location}`)
    const guid = crypto.randomUUID()
    const pageUrl = new URL(String(options.url ?? '').replace(/^assets\//, ''), app.assetUrlPrefix).href
    const { session } = this.#page(parent)
    const modal = appModal(app.name, this.#url(pageUrl, guid), () => {
      this.host.emit(guid, 'modal.close')
      this.close(guid)
    })
    this.#add({ frame: this.#frame(guid, session, { place: 'modal', iframe: modal.iframe }), session, modal })
    modal.resize((options.size ?? {}) as { width?: string; height?: string })
    document.body.append(modal.element)
    modal.element.showModal()
    return [{ instanceGuid: guid, product: 'support', location: 'modal' }]
  }
}

/** Events of the conversation carry all of it. */
const payloadOf = (session: TicketSession, path: string): unknown => {
  if (path === 'ticket.conversation') return ticketTree(session).conversation
  if (path === 'ticket.comments') return ticketTree(session).comments
  return undefined
}
