import './style/page.css'
import './style/nav.css'
import './style/ticket.css'
import './style/tray.css'
import './style/log.css'
import './style/world.css'
import type { HostConfig } from '../host-config.ts'
import { type OpenWorkbench, openWorkbench } from './open-workbench.ts'

const start = async (): Promise<OpenWorkbench> => {
  const root = document.querySelector<HTMLElement>('#workbench')
  if (!root) throw new Error('The page has no #workbench.')
  const reply = await fetch('/workbench.json')
  const config = (await reply.json()) as HostConfig & { error?: string }
  if (!reply.ok) {
    root.textContent = `The workbench cannot start: ${config.error}`
    throw new Error(config.error)
  }
  return openWorkbench(config, root)
}

/** For the browser's console: `await throughlineWorkbench`. */
Object.assign(globalThis, { throughlineWorkbench: start() })
