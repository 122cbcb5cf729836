import { ProxyRefusal } from './proxy-refusal.ts'

/** Where a secure setting may be filled in; a parameter lists its places as `scopes` in the manifest. */
export type Scope = 'header' | 'body' | 'url' | 'jwt_secret_key' | 'jwt_claim'

export type Settings = {
  /** By name; `scopes` undefined means that the manifest names none, and Zendesk then fills it in anywhere. */
  secure: Record<string, { value: string; scopes: string[] | undefined }>
  plain: Record<string, unknown>
}

const placeholder = /\{\{\s*setting\.([\w-]+)\s*\}\}/g

/**
 * Fills `{{setting.name}}` for one place.
 * @throws ProxyRefusal for a setting that does not exist or whose scopes do not name this place
 */
export const fillIn = (text: string, scope: Scope, settings: Settings): string =>
  text.replace(placeholder, (_, name: string) => {
    const secure = settings.secure[name]
    if (!secure) {
      if (!(name in settings.plain)) throw new ProxyRefusal(`There is no setting “${name}”.`)
      return String(settings.plain[name])
    }
    if (secure.scopes && !secure.scopes.includes(scope))
      throw new ProxyRefusal(
        `The setting “${name}” may be used in ${secure.scopes.join(', ')}, not in ${scope}. See "scopes" in manifest.json.`,
      )
    return secure.value
  })
