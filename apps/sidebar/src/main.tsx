import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { connect } from './connect.ts'
import { zaf } from './zaf/client.ts'
import { firstColorScheme, watchColorScheme } from './zaf/color-scheme.ts'
import { keepFrameSized } from './zaf/resize.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')

// `zaf/client.ts` has met the helpdesk by now: the SDK must be met while the page loads.
let services: ReturnType<typeof connect> | undefined
/** Once per page, although React's strict mode asks twice. */
const connectOnce = () => {
  services ??= connect(zaf)
  return services
}

const watchScheme: Parameters<typeof App>[0]['watchScheme'] = (changed) =>
  zaf.ok ? watchColorScheme(zaf.client, changed) : () => undefined

createRoot(root).render(
  <App
    connect={connectOnce}
    firstScheme={firstColorScheme(location.search, location.hash)}
    watchScheme={watchScheme}
  />,
)
if (zaf.ok) keepFrameSized(root, zaf.client)
