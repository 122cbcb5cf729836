import type { ZafSdk } from './sdk.ts'
import { startZaf } from './start-zaf.ts'

/** The page's one connection to the helpdesk, opened while the page loads. Import it; never call `init` again. */
export const zaf = startZaf((globalThis as { ZAFClient?: ZafSdk }).ZAFClient)
