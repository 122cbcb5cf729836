import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { openPage } from '../kit/browser.ts'

export type Showing = {
  state: string
  width?: number
  height?: number
  lang?: string
  scheme?: 'light' | 'dark'
  /** Console errors that the state provokes on purpose. */
  expected?: RegExp[]
}

/** Opens one state of the panel's preview. A warning on the console fails the test: Garden only warns of an untranslated label. */
export const openState = async (
  { browser, port }: { browser: Browser; port: number },
  { state, width = 320, height = 700, lang = 'en-GB', scheme = 'light', expected }: Showing,
): Promise<Page> => {
  const page = await openPage(browser, { viewport: { width, height }, expected })
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  onTestFinished(() => expect(warnings).toEqual([]))
  await page.goto(`http://localhost:${port}/preview.html?state=${state}&lang=${lang}&colorScheme=${scheme}`)
  return page
}

/** Waits until the panel shows something other than its skeleton. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('main :is(header, section) h1').waitFor()
}

/** Opens every closed section, also those that appear on the way. */
export const openSections = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const closed = () =>
      document.querySelector<HTMLElement>('main :is(h3, h4) > button[aria-expanded="false"]')
    for (let one = closed(); one; one = closed()) {
      one.click()
      await new Promise((done) => requestAnimationFrame(done))
    }
  })

/** What axe objects to, from WCAG 2.2 AA to best practice. */
export const findings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Elements that reach over the page's edge, and the page's own width: what a sideways scroll bar comes from. */
export const sideways = (page: Page): Promise<{ width: number; over: string[] }> =>
  page.evaluate(() => {
    const edge = document.documentElement.clientWidth
    const over = [...document.querySelectorAll<HTMLElement>('main *')].filter((one) => {
      const box = one.getBoundingClientRect()
      // What only screen readers read is 1 px wide and clipped.
      return box.width > 1 && (box.right > edge + 0.5 || box.left < -0.5) && !isCut(one)
    })
    /** Words that end in an ellipsis stay inside their clipped parent. */
    function isCut(element: Element): boolean {
      const parent = element.parentElement
      if (!parent) return false
      const { overflowX } = getComputedStyle(parent)
      return (overflowX !== 'visible' && parent.getBoundingClientRect().right <= edge + 0.5) || isCut(parent)
    }
    return {
      width: document.documentElement.scrollWidth,
      over: over.map((one) => `${one.tagName} “${one.textContent?.slice(0, 40)}”`),
    }
  })
