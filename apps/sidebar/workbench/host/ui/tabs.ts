import { h, present } from './dom.ts'
import { icon } from './icons.ts'

export type OpenTab = { id: number; subject: string }

/** The open tickets. Each keeps its own frame of the app, as in Zendesk, until its tab is closed. */
export const ticketTabs = (onClose: (id: number) => void) => {
  const list = h('ul')
  const element = h('nav', { class: 'tabs', 'aria-label': 'Open tickets' }, list)
  const show = (tabs: OpenTab[], current: number | undefined) => {
    list.replaceChildren(
      ...tabs.map(({ id, subject }) =>
        h(
          'li',
          { class: id === current ? 'tab tab-current' : 'tab' },
          h(
            'a',
            { href: `#/tickets/${id}`, 'aria-current': id === current ? 'page' : undefined, title: subject },
            h('span', { class: 'tab-id' }, `#${id}`),
            h('span', { class: 'tab-subject', dir: 'auto' }, subject),
          ),
          ...present([
            tabs.length > 1 &&
              h(
                'button',
                {
                  type: 'button',
                  class: 'quiet-button',
                  'aria-label': `Close ticket ${id}`,
                  onclick: () => onClose(id),
                },
                icon('close'),
              ),
          ]),
        ),
      ),
    )
    list.querySelector('.tab-current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return { element, show }
}
