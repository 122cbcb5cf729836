import { sandbox } from './app-container.ts'
import { h } from './dom.ts'
import { icon } from './icons.ts'

export type AppModal = {
  element: HTMLDialogElement
  iframe: HTMLIFrameElement
  resize: (size: { width?: string; height?: string }) => void
}

/** A page of the app in the middle of the screen, at most 80 % of it either way, as in Zendesk. */
export const appModal = (name: string, src: string, onClose: () => void): AppModal => {
  const iframe = h('iframe', { src, sandbox, title: `${name}, dialog` })
  const element = h(
    'dialog',
    { class: 'app-modal', 'aria-label': name, onclose: onClose },
    h(
      'button',
      { type: 'button', class: 'quiet-button', 'aria-label': 'Close dialog', onclick: () => element.close() },
      icon('close'),
    ),
    iframe,
  )
  const resize = ({ width, height }: { width?: string; height?: string }) => {
    if (width) iframe.style.width = `min(${width}, 80vw)`
    if (height) iframe.style.height = `min(${height}, 80vh)`
  }
  return { element, iframe, resize }
}
