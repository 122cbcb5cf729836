import { h } from './dom.ts'
import { icon } from './icons.ts'

export type ToastKind = 'notice' | 'alert' | 'error'

const words = { notice: 'Notice', alert: 'Alert', error: 'Error' } satisfies Record<ToastKind, string>

/** What apps say through `notify`. Stays while the pointer or the keyboard is on it. */
export const toasts = () => {
  const element = h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' })
  const show = (text: string, kind: ToastKind, shownMs: number | 'until closed') => {
    const close = () => toast.remove()
    const toast = h(
      'div',
      { class: `toast toast-${kind}` },
      h('span', {}, h('strong', {}, `${words[kind]}: `), text),
      h(
        'button',
        { type: 'button', class: 'quiet-button', 'aria-label': 'Close message', onclick: close },
        icon('close'),
      ),
    )
    element.append(toast)
    if (shownMs === 'until closed') return
    const closeWhenLeft = () => {
      if (toast.matches(':hover, :focus-within')) setTimeout(closeWhenLeft, 1_000)
      else close()
    }
    setTimeout(closeWhenLeft, shownMs)
  }
  return { element, show }
}
