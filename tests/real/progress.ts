const width = 24

/** A bar that moves on its line in a terminal; elsewhere a line for each step. `say` writes a line of its own above it. */
export function progressBar(steps: number, out: NodeJS.WriteStream = process.stdout) {
  let done = 0
  const draw = (what: string) => {
    const filled = Math.round((done / steps) * width)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(done).padStart(3)}/${steps}  ${what}`
    if (out.isTTY) out.write(`\r\x1b[2K${bar.slice(0, out.columns - 1)}`)
    else out.write(`${bar}\n`)
  }
  return {
    say: (line: string) => void out.write(out.isTTY ? `\r\x1b[2K${line}\n` : `${line}\n`),
    /** That is done; named before it begins, so that a wait has a name. */
    async step<T>(what: string, run: () => Promise<T>): Promise<T> {
      if (out.isTTY) draw(what)
      const result = await run()
      done += 1
      draw(what)
      return result
    },
    end: () => void (out.isTTY && out.write('\n')),
  }
}
