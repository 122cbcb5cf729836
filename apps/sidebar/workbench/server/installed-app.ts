import type { AppJson } from './app-json.ts'

/** The app of an app.json with its installation and the installation's settings as one object. */
export type InstalledApp = {
  app: AppJson['apps'][number]
  installation: AppJson['installations'][number]
  settings: Record<string, unknown>
}

/** @throws Error that names the address when it does not answer or offers no app */
export const readInstalledApp = async (appJsonUrl: string): Promise<InstalledApp> => {
  const reply = await fetch(appJsonUrl).catch((cause: unknown) => {
    throw new Error(`${appJsonUrl} did not answer. Is \`zcli apps:server\` running?`, { cause })
  })
  const { apps, installations } = (await reply.json()) as AppJson
  const app = apps[0]
  const installation = installations.find(({ app_id }) => app_id === app?.id)
  if (!app || !installation) throw new Error(`${appJsonUrl} offers no app.`)
  return { app, installation, settings: Object.assign({}, ...installation.settings) }
}
