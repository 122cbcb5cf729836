/** Who reads our lines has seen enough (`pnpm run doctor | head -1`): end without a word, as other programs do. */
export function endWhenReaderGone(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    // 128 and the number of SIGPIPE.
    process.exit(141)
  })
}
