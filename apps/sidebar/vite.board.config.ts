import { mergeConfig } from 'vite'
import panel from './vite.config.ts'

/** The board behind the nav bar's icon, built by itself beside the panel: what they share would cost the panel what only the board needs. */
export default mergeConfig(panel, {
  build: { emptyOutDir: false, rolldownOptions: { input: `${import.meta.dirname}/board.html` } },
})
