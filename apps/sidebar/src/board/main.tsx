import { createRoot } from 'react-dom/client'
import { zaf } from '../zaf/client.ts'
import { firstColorScheme, watchColorScheme } from '../zaf/color-scheme.ts'
import { BoardApp, type BoardAppProps } from './BoardApp.tsx'
import { connectBoard } from './connect-board.ts'

const root = document.getElementById('root')
if (!root) throw new Error('board.html has no #root.')

let services: ReturnType<typeof connectBoard> | undefined
/** Once per page, although React's strict mode asks twice. */
const connectOnce = () => {
  services ??= connectBoard(zaf)
  return services
}

const watchScheme: BoardAppProps['watchScheme'] = (changed) =>
  zaf.ok ? watchColorScheme(zaf.client, changed) : () => undefined

// The size of a page in the nav bar belongs to the helpdesk: nothing here asks for another.
createRoot(root).render(
  <BoardApp
    connect={connectOnce}
    firstScheme={firstColorScheme(location.search, location.hash)}
    watchScheme={watchScheme}
  />,
)
