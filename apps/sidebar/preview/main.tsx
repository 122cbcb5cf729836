import { createRoot } from 'react-dom/client'
import { App } from '../src/app/App.tsx'
import { type ColorScheme, firstColorScheme } from '../src/zaf/color-scheme.ts'
import { Gallery } from './Gallery.tsx'
import { states } from './states.ts'

// `?state=found&lang=de&colorScheme=dark` shows one state; without `state`, all of them.
const parameters = new URLSearchParams(location.search)
const state = parameters.get('state')
const locale = parameters.get('lang') ?? 'en-GB'
const connect = states[state ?? '']

const root = document.getElementById('root')
if (!root) throw new Error('preview.html has no #root.')

createRoot(root).render(
  connect ? (
    <App
      connect={once(() => connect(locale))}
      firstScheme={firstColorScheme(location.search)}
      watchScheme={watchScheme}
    />
  ) : (
    <Gallery names={Object.keys(states)} parameters={parameters} />
  ),
)

/** The helpdesk changes its colours when the window hears `scheme`, with the new one as its detail. */
function watchScheme(changed: (scheme: ColorScheme) => void): () => void {
  const hear = (event: Event) => changed((event as CustomEvent<ColorScheme>).detail)
  window.addEventListener('scheme', hear)
  return () => window.removeEventListener('scheme', hear)
}

/** React's strict mode asks twice; a helpdesk is met once. */
function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}
