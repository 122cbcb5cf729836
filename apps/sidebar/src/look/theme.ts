import { DEFAULT_THEME, getColor, type IGardenTheme } from '@zendeskgarden/react-theming'
import type { ColorScheme } from '../zaf/color-scheme.ts'

declare module 'styled-components' {
  // The only way to tell styled-components' types of Garden's theme.
  export interface DefaultTheme extends IGardenTheme {}
}

/** Constants, never changed: Garden remembers colours by the identity of the `colors` object. */
export const themes: Record<ColorScheme, IGardenTheme> = {
  light: DEFAULT_THEME,
  dark: { ...DEFAULT_THEME, colors: { ...DEFAULT_THEME.colors, base: 'dark' } },
}

type Variable =
  | `background.${'default' | 'raised' | 'recessed' | 'subtle' | 'warning' | 'danger' | 'success'}`
  | `foreground.${'default' | 'subtle' | 'primary' | 'danger' | 'success' | 'warning' | 'warningEmphasis' | 'dangerEmphasis'}`
  | `border.${'default' | 'emphasis' | 'subtle' | 'warningEmphasis' | 'dangerEmphasis' | 'successEmphasis' | 'primaryEmphasis'}`

/** A colour of Garden's by its variable, for styled-components. A name that Garden does not have throws. */
export const color =
  (variable: Variable) =>
  ({ theme }: { theme: IGardenTheme }): string =>
    getColor({ theme, variable })
