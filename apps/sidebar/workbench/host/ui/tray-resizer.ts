import { h } from './dom.ts'

const narrowestTray = 320
const widestTray = 700
const keyStep = 20

/** The edge between conversation and apps: drag it, or use the arrow keys. 320 to 700 px, as in Zendesk's workspace. */
export const trayResizer = (onWidth: (px: number) => void): HTMLElement => {
  let width = narrowestTray
  const set = (px: number) => {
    width = Math.min(Math.max(Math.round(px), narrowestTray), widestTray)
    handle.setAttribute('aria-valuenow', String(width))
    onWidth(width)
  }
  const keys: Record<string, () => number> = {
    ArrowLeft: () => width + keyStep,
    ArrowRight: () => width - keyStep,
    Home: () => narrowestTray,
    End: () => widestTray,
  }
  const handle = h('div', {
    class: 'tray-resizer',
    role: 'separator',
    tabindex: '0',
    'aria-label': 'Width of the app tray',
    'aria-orientation': 'vertical',
    'aria-valuemin': narrowestTray,
    'aria-valuemax': widestTray,
    'aria-valuenow': width,
    onkeydown: (event) => {
      const next = event instanceof KeyboardEvent ? keys[event.key] : undefined
      if (!next) return
      event.preventDefault()
      set(next())
    },
    onpointerdown: (event) => {
      if (!(event instanceof PointerEvent)) return
      handle.setPointerCapture(event.pointerId)
      // Frames swallow the pointer; while dragging they are made deaf.
      document.body.classList.add('resizing')
    },
    onpointermove: (event) => {
      if (event instanceof PointerEvent && handle.hasPointerCapture(event.pointerId))
        set(document.documentElement.clientWidth - event.clientX)
    },
    onlostpointercapture: () => document.body.classList.remove('resizing'),
    ondblclick: () => set(narrowestTray),
  })
  return handle
}
