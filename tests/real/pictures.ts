import { join } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { launchBrowser } from '../kit/browser.ts'
import { findBrowser } from '../kit/find-browser.ts'

const tickets = [
  { id: 701, name: 'life' },
  { id: 705, name: 'cancelled-but-sent' },
  { id: 708, name: 'refund' },
]

/** docs/images/real-*.png: three tickets of the cast, in light and dark. */
export async function takePictures(url: string, folder: string): Promise<void> {
  const browser = await launchBrowser(await findBrowser((line) => process.stderr.write(`${line}\n`)))
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 900 },
        colorScheme,
      })
      for (const { id, name } of tickets) {
        const page = await context.newPage()
        await page.goto(`${url}/#/tickets/${id}`)
        const frame = await panelIn(page)
        // What an agent opens first: the parcels, the return.
        for (const heading of ['Parcels', 'Returns']) {
          const closed = frame.locator(`:is(h3, h4) > button[aria-expanded="false"]`, { hasText: heading })
          if ((await closed.count()) > 0) await closed.first().click()
        }
        await page.screenshot({ path: join(folder, `real-${name}-${colorScheme}.png`) })
        await page.close()
      }
      await context.close()
    }
  } finally {
    await browser.close()
  }
}

async function panelIn(page: Page): Promise<Frame> {
  const element = await page.locator('.app iframe:visible').elementHandle({ timeout: 60_000 })
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('the workbench shows no app')
  await frame.getByRole('heading', { name: 'Sources' }).waitFor({ state: 'attached', timeout: 60_000 })
  return frame
}
