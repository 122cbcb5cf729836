import type { Browser, Frame } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from '../kit/browser.ts'
import { sampleFrame, startSampleWorkbench } from '../workbench/sample-workbench.ts'

type Workbench = Awaited<ReturnType<typeof startSampleWorkbench>>

let browser: Browser
let workbench: Workbench

beforeAll(async () => {
  workbench = await startSampleWorkbench()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await workbench?.close()
})

const openTicket = async (id = 35) => {
  const page = await openPage(browser)
  await page.goto(`${workbench.url}/#/tickets/${id}`)
  return { page, app: await sampleFrame(page) }
}

/** Runs an expression in the app's page, where `client` is the real SDK's. */
const run = (app: Frame, expression: string): Promise<unknown> => app.evaluate(expression)
const failureOf = (call: string) =>
  `${call}.then(() => 'no failure', (e) => ({ name: e.name, message: e.message, real: e instanceof Error }))`

test('the app is greeted with where it is and for whom, and never with the secret', async () => {
  const { app } = await openTicket()
  expect(await run(app, 'client.context()')).toMatchObject({
    product: 'support',
    location: 'ticket_sidebar',
    ticketId: 35,
    account: { subdomain: 'workbench' },
  })
  expect(await run(app, 'client.metadata()')).toMatchObject({
    name: 'Sample',
    version: '1.2.3',
    installationId: '1',
    settings: { title: 'Sample', bridge_url: 'http://localhost:9' },
  })
  expect(await run(app, 'client.metadata().then((m) => Object.keys(m.settings))')).not.toContain(
    'bridge_secret',
  )
  expect(await run(app, 'heard[0][0]')).toBe('app.registered')
})

test('one path is read as Zendesk answers it', async () => {
  const { app } = await openTicket()
  expect(await run(app, `client.get('ticket.id')`)).toEqual({ errors: {}, 'ticket.id': 35 })
  expect(await run(app, `client.get('ticket.requester.identities')`)).toMatchObject({
    'ticket.requester.identities': [
      { type: 'email', value: 'ada@example.com', primary: true },
      { type: 'email', value: 'countess@example.org' },
      { type: 'phone_number', value: '+49 1512 3456789' },
    ],
  })
  expect(
    await run(app, `client.get('ticket').then(({ ticket }) => [ticket.subject, ticket.brand.name])`),
  ).toEqual(['Where is my order #1042?', 'Shop EU'])
})

test('the conversation holds description, replies and notes with their authors', async () => {
  const { app } = await openTicket()
  const talk = await run(
    app,
    `client.get('ticket.conversation').then((r) => r['ticket.conversation'].map((m) => [m.author.role, m.channel.name, m.timestamp]))`,
  )
  expect(talk).toEqual([
    ['end-user', 'email', '2026-11-20T08:10:00Z'],
    ['agent', 'email', '2026-11-20T09:00:00Z'],
    ['agent', 'internal', '2026-11-20T09:20:00Z'],
    ['end-user', 'email', '2026-11-20T11:32:00Z'],
  ])
})

test('a path that does not exist fails alone and is listed among many', async () => {
  const { app } = await openTicket()
  expect(await run(app, failureOf(`client.get('ticket.sandwich')`))).toEqual({
    name: 'APIError',
    message: '"ticket.sandwich" No such Api: ticket.sandwich',
    real: true,
  })
  expect(await run(app, `client.get(['ticket.id', 'ticket.sandwich'])`)).toEqual({
    'ticket.id': 35,
    errors: {
      'ticket.sandwich': {
        name: 'APIError',
        message: 'No such Api: ticket.sandwich',
        path: 'ticket.sandwich',
      },
    },
  })
})

test.each(['constructor', '__proto__', 'ticket.__proto__', 'ticket.id.toString', ''])(
  'the path %j leads to nothing',
  async (path) => {
    const { app } = await openTicket()
    expect(await run(app, failureOf(`client.get(${JSON.stringify(path)})`))).toMatchObject({
      name: 'APIError',
    })
  },
)

test('custom fields are found through the list of fields, by number', async () => {
  const { app } = await openTicket()
  const fields = await run(
    app,
    `client.get('ticketFields').then((r) => r.ticketFields.map((f) => [f.name, f.label, f.type]))`,
  )
  expect(fields).toContainEqual(['custom_field_360042', 'Field 360042', 'text'])
  expect(await run(app, `client.get('ticket.customField:custom_field_360042')`)).toMatchObject({
    'ticket.customField:custom_field_360042': '1042',
  })
  expect(await run(app, failureOf(`client.get('ticket.customField:custom_field_1')`))).toMatchObject({
    name: 'APIError',
  })
})

test('what the app sets, the agent sees, and whoever listens is told', async () => {
  const { app, page } = await openTicket()
  await run(
    app,
    `window.told = []; client.on('ticket.subject.changed', (v) => told.push(v)); client.on('*.changed', (e) => told.push(e.propertyName))`,
  )
  expect(await run(app, `client.set('ticket.subject', 'New words')`)).toEqual({
    errors: {},
    'ticket.subject': 'New words',
  })
  expect(await page.getByLabel('Subject').inputValue()).toBe('New words')
  await app.waitForFunction('told.length === 2')
  expect(await run(app, 'told')).toEqual(['New words', 'ticket.subject'])
  expect(await run(app, failureOf(`client.set('ticket.id', 7)`))).toMatchObject({ name: 'APIError' })
})

test('an event that nobody listens to any more is not sent', async () => {
  const { app } = await openTicket()
  await run(
    app,
    `window.handler = () => {}; client.on('ticket.subject.changed', handler); client.off('ticket.subject.changed', handler)`,
  )
  await run(app, `client.set('ticket.subject', 'Quiet')`)
  await run(app, `client.get('ticket.id')`)
  expect(await run(app, `raw.filter((m) => String(m).includes('ticket.subject.changed')).length`)).toBe(0)
})

test('a reply that the app writes stands in the composer, as text and not as markup', async () => {
  const { app, page } = await openTicket()
  await run(app, `client.invoke('ticket.comment.appendText', 'Dear <b>Ada</b>')`)
  await run(app, `client.invoke('comment.appendHtml', '<i>Yours</i><img src=x onerror="parent.stolen=1">')`)
  const box = page.getByRole('textbox', { name: 'Message' })
  expect(await box.innerHTML()).toBe('Dear &lt;b&gt;Ada&lt;/b&gt;<br><i>Yours</i>')
  expect(await run(app, `client.get('comment.text').then((r) => r['comment.text'])`)).toContain(
    'Dear &lt;b&gt;',
  )
})

test('what the customer writes next reaches the app with the whole conversation', async () => {
  const { app, page } = await openTicket()
  await run(app, `client.on('ticket.conversation.changed', (talk) => { window.talk = talk })`)
  await page.getByText('As the customer').click()
  await page.getByRole('textbox', { name: 'Message' }).fill('It is order 1077')
  await page.getByRole('button', { name: 'Send as customer' }).click()
  await app.waitForFunction('window.talk')
  expect(await run(app, 'talk.at(-1)')).toMatchObject({
    author: { id: 501, role: 'end-user' },
    message: { content: 'It is order 1077', contentType: 'text/html' },
  })
  expect(await run(app, 'talk.length')).toBe(5)
})

test('an app may stop a reply, with its own words or without any, and may let it pass', async () => {
  const { app, page } = await openTicket()
  const box = page.getByRole('textbox', { name: 'Message' })
  const sendReply = page.getByRole('button', { name: 'Send reply' })
  const messages = page.locator('.message')
  await run(app, `window.answer = 'The date is wrong'; client.on('ticket.save', () => answer)`)

  await box.fill('See you')
  await sendReply.click()
  await page.getByText('The date is wrong').waitFor()
  await run(app, 'answer = false')
  await sendReply.click()
  await page.getByText('The app stopped this.').waitFor()
  expect(await messages.count()).toBe(4)

  await run(app, 'answer = true')
  await sendReply.click()
  await expect.poll(() => messages.count()).toBe(5)
  expect(await box.textContent()).toBe('')
})

test('a hook that is still being thought about is asked once', async () => {
  const { app, page } = await openTicket()
  await run(app, `client.on('ticket.save', () => new Promise((done) => { window.decide = done }))`)
  await page.getByRole('textbox', { name: 'Message' }).fill('See you')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await app.waitForFunction('window.decide')
  await page.getByRole('textbox', { name: 'Message' }).press('Control+Enter')
  await run(app, `client.get('ticket.id')`)
  expect(await run(app, `raw.filter((m) => String(m).includes('needsReply')).length`)).toBe(1)
  await run(app, 'decide()')
  await expect.poll(() => page.locator('.message').count()).toBe(5)
})

test('a dialog is another instance: both sides talk, and closing it is told', async () => {
  const { app, page } = await openTicket()
  const guid = await run(
    app,
    `client.invoke('instances.create', { location: 'modal', url: 'assets/modal.html', size: { width: '400px', height: '200px' } })
       .then((r) => r['instances.create'][0].instanceGuid)`,
  )
  await run(
    app,
    `window.modal = client.instance(${JSON.stringify(guid)}); window.timesClosed = 0;
     modal.on('modal.close', () => { timesClosed += 1 }); modal.on('greeted', (words) => { window.greeted = words })`,
  )
  const dialog = page.frameLocator('dialog iframe')
  await dialog.getByText('A dialog of the sample app.').waitFor()
  await expect
    .poll(async () => {
      await run(app, `modal.trigger('greeting', 'hello')`)
      return run(app, 'window.greeted')
    })
    .toBe('heard hello')
  expect(
    await run(app, `client.get('instances').then((r) => Object.values(r.instances).map((i) => i.location))`),
  ).toEqual(['ticket_sidebar', 'modal'])
  expect(await run(app, `modal.context().then((c) => c.location)`)).toBe('modal')
  await run(app, `modal.invoke('destroy')`)
  await app.waitForFunction('timesClosed === 1')
  expect(await page.locator('dialog').count()).toBe(0)
})

test('an event that the app triggers comes back to it', async () => {
  const { app } = await openTicket()
  await run(app, `client.on('ours', (n) => { window.ours = n }); client.trigger('ours', 7)`)
  await app.waitForFunction('window.ours === 7')
})

test('the app decides its height and may speak in a toast', async () => {
  const { app, page } = await openTicket()
  await run(app, `client.invoke('resize', { width: '100%', height: '640px' })`)
  expect(await page.locator('.app iframe').evaluate((frame) => frame.clientHeight)).toBe(640)
  await run(app, `client.invoke('notify', 'Copied <b>it</b>', 'alert', 60000)`)
  await page.getByText('Alert: Copied <b>it</b>').waitFor()
})

test('wrong calls fail with a name, because the SDK takes nameless errors for answers', async () => {
  const { app } = await openTicket()
  expect(await run(app, failureOf(`client.invoke('ticket.explode')`))).toMatchObject({
    name: 'APIError',
    real: true,
  })
  await run(
    app,
    `for (const [id, request, params] of [
       [901, 'dance', []],
       [902, 'invoke', { 'instances.create': [{}], notify: ['x'] }],
     ]) parent.postMessage(JSON.stringify({ id, request, params, appGuid: client._appGuid, instanceGuid: client._appGuid }), client._origin)`,
  )
  await app.waitForFunction(`raw.filter((m) => /"id":90[12]/.test(m)).length === 2`)
  const replies = (await run(app, `raw.filter((m) => /"id":90[12]/.test(m)).map((m) => JSON.parse(m))`)) as {
    error: { name: string }
  }[]
  expect(replies.map(({ error }) => error.name)).toEqual(['APIError', 'Error'])
})

test('a stranger’s message gets no answer', async () => {
  const { app, page } = await openTicket()
  const before = await page.locator('.log-entry').count()
  const guid = (await run(app, 'client._appGuid')) as string
  const words = JSON.stringify({
    id: 1,
    request: 'set',
    params: { 'ticket.subject': 'Stolen' },
    appGuid: guid,
  })
  // Right words from the wrong window, then from the right window in another app's name, then no words at all.
  await page.evaluate((text) => window.postMessage(text, '*'), words)
  await app.evaluate(
    (text) => parent.postMessage(text.replace(/"appGuid":"[^"]+"/, '"appGuid":"x"'), '*'),
    words,
  )
  await app.evaluate(() => {
    for (const odd of ['not json', '[]', '7', null, { key: 5 }]) parent.postMessage(odd, '*')
  })
  await run(app, `client.get('ticket.id')`)
  expect(await page.getByLabel('Subject').inputValue()).toBe('Where is my order #1042?')
  expect(await page.locator('.log-entry').count()).toBe(before + 2)
})

test('the CDN build’s own words are taken without complaint', async () => {
  const { app } = await openTicket()
  expect(await run(app, `client.invoke('track', { type: 'click' })`)).toEqual({ errors: {}, track: true })
  await run(app, `client.postMessage('session.live'); client.postMessage('__track__', { event: 'x' })`)
  expect(await run(app, `client.get('ticket.id').then((r) => r['ticket.id'])`)).toBe(35)
})

test('each ticket tab is a page of its own that knows whether the agent looks at it', async () => {
  const { app, page } = await openTicket(35)
  await app.waitForFunction(`heard.some(([name]) => name === 'app.activated')`)
  await page
    .getByRole('navigation', { name: 'Tickets', exact: true })
    .getByText('Refund for the boots')
    .click()
  const other = await sampleFrame(page)
  expect(await run(other, `client.context().then((c) => c.ticketId)`)).toBe(36)
  await app.waitForFunction(`heard.at(-1)[0] === 'app.deactivated'`)
  await page.getByRole('navigation', { name: 'Open tickets' }).getByText('#35').click()
  await app.waitForFunction(`heard.at(-1)[0] === 'app.activated'`)
  expect(await run(app, `heard.filter(([name]) => name === 'app.registered').length`)).toBe(1)
})

test('the scheme is in the frame’s first address and follows the switch', async () => {
  const page = await openPage(browser, { colorScheme: 'dark' })
  await page.goto(workbench.url)
  const app = await sampleFrame(page)
  expect(new URL(app.url()).searchParams.get('colorScheme')).toBe('dark')
  await page.getByRole('button', { name: 'Switch to light colours' }).click()
  await app.waitForFunction(
    `heard.some(([name, value]) => name === 'colorScheme.changed' && value === 'light')`,
  )
  expect(await run(app, `client.get('colorScheme')`)).toEqual({ errors: {}, colorScheme: 'light' })
})

test('the SDK’s parameters may stand behind the hash as well', async () => {
  const hashed = await startSampleWorkbench({ paramsIn: 'hash' })
  try {
    const page = await openPage(browser)
    await page.goto(hashed.url)
    const app = await sampleFrame(page)
    expect(new URL(app.url()).search).toBe('')
    expect(await run(app, `client.get('ticket.id').then((r) => r['ticket.id'])`)).toBe(35)
  } finally {
    await hashed.close()
  }
})

test('the app’s page opened by itself gets no client', async () => {
  const page = await openPage(browser, { expected: [/favicon/] })
  await page.goto(`${workbench.appOrigin}/0/assets/index.html`)
  expect(await page.evaluate('client')).toBe(false)
})
