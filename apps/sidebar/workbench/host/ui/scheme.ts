import { h } from './dom.ts'
import { icon } from './icons.ts'

export type ColorScheme = 'light' | 'dark'

/** Starts as the visitor's system wants it; the button decides from then on. */
export const schemeSwitch = (onChange: (scheme: ColorScheme) => void) => {
  const system = matchMedia('(prefers-color-scheme: dark)')
  let scheme: ColorScheme = system.matches ? 'dark' : 'light'
  let chosen = false
  const button = h('button', { type: 'button', class: 'bar-button', onclick: () => choose() })
  const paint = () => {
    const other = scheme === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset.scheme = scheme
    button.replaceChildren(
      icon(other === 'dark' ? 'moon' : 'sun'),
      h('span', { class: 'wide-only' }, other === 'dark' ? 'Dark' : 'Light'),
    )
    button.setAttribute('aria-label', `Switch to ${other} colours`)
  }
  const change = (to: ColorScheme) => {
    if (to === scheme) return
    scheme = to
    paint()
    onChange(scheme)
  }
  const choose = () => {
    chosen = true
    change(scheme === 'dark' ? 'light' : 'dark')
  }
  system.addEventListener('change', () => {
    if (!chosen) change(system.matches ? 'dark' : 'light')
  })
  paint()
  return { element: button, current: () => scheme }
}
