import { h } from './dom.ts'
import { icon } from './icons.ts'

/** What the SDK needs and was seen to work with; Zendesk's own list is not documented. */
export const sandbox =
  'allow-same-origin allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals'

/** Zendesk shows an app that never asks for a height this high. */
const firstHeightPx = 100

export type AppContainer = {
  element: HTMLElement
  iframe: HTMLIFrameElement
  resize: (height: string) => void
}

/** The frame around an app: icon, name, collapse. The app must not repeat its name. */
export const appContainer = (
  name: string,
  src: string,
  actions: { reload: () => void; toggled: (open: boolean) => void },
): AppContainer => {
  const iframe = h('iframe', { src, sandbox, title: name, class: 'app-frame' })
  iframe.style.height = `${firstHeightPx}px`
  const body = h('div', { class: 'app-body' }, iframe)
  const toggle = h(
    'button',
    {
      type: 'button',
      class: 'quiet-button app-toggle',
      'aria-expanded': 'true',
      'aria-label': `Collapse ${name}`,
      onclick: () => {
        body.hidden = !body.hidden
        toggle.setAttribute('aria-expanded', String(!body.hidden))
        toggle.setAttribute('aria-label', `${body.hidden ? 'Expand' : 'Collapse'} ${name}`)
        actions.toggled(!body.hidden)
      },
    },
    icon('chevron'),
  )
  const element = h(
    'section',
    { class: 'app', 'aria-label': name },
    h(
      'header',
      { class: 'app-head' },
      h('img', { src: '/logo.svg', alt: '', width: 20, height: 20 }),
      h('h2', {}, name),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet-button',
          'aria-label': `Reload ${name}`,
          title: 'Reload the app',
          onclick: actions.reload,
        },
        icon('reload'),
      ),
      toggle,
    ),
    body,
  )
  const resize = (height: string) => {
    if (/^\d+(\.\d+)?(px|vh|%)?$/.test(height))
      iframe.style.height = /\d$/.test(height) ? `${height}px` : height
  }
  return { element, iframe, resize }
}
