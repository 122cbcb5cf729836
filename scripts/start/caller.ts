import { readFileSync } from 'node:fs'

/**
 * Calls back once when the npx or pnpm that started this process is gone. Killed by SIGTERM, npx ends at once and tells nobody,
 * and the servers would keep their ports until the machine restarts. Returns a function that ends the watch.
 * Only Linux shows its processes as files; elsewhere this does nothing.
 */
export function whenCallerGone(gone: () => void): () => void {
  const links = linksToCaller()
  if (links.length === 0) return () => {}
  const timer = setInterval(() => {
    if (links.every(({ child, parent }) => parentOf(child) === parent)) return
    clearInterval(timer)
    gone()
  }, 1_000)
  timer.unref()
  return () => clearInterval(timer)
}

interface Link {
  child: number
  parent: number
}

/** From this process up to the topmost npm or pnpm, the shells between them included. Empty when neither started it. */
function linksToCaller(): Link[] {
  const links: Link[] = []
  let reached = 0
  for (
    let child = process.pid, parent = parentOf(child);
    parent > 1;
    child = parent, parent = parentOf(child)
  ) {
    links.push({ child, parent })
    if (/^(npm|npx|pnpm)\b/.test(programOf(parent))) reached = links.length
  }
  return links.slice(0, reached)
}

/** 0 when there is no such process, or no /proc. */
function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readOr(`/proc/${pid}/status`, ''))?.[1] ?? 0)
}

/** npm writes its whole command line into its name; all others give the name first. */
const programOf = (pid: number): string =>
  readOr(`/proc/${pid}/cmdline`, '').split('\0')[0]?.split('/').at(-1) ?? ''

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
