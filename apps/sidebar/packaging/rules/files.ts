import { error, type Finding } from '../finding.ts'
import type { PackageFiles } from '../package-files.ts'

const endings = new Set(
  'rar zip gz pdf doc docx avi bin bz2 sh csh jar mp3 mpeg odt ppt pptx xls xlsx 7z'.split(' '),
)

/** First bytes of the same kinds: a renamed archive is an archive. */
const beginnings: [string, Buffer][] = [
  ['a zip archive', Buffer.from('PK\x03\x04', 'latin1')],
  ['a gzip archive', Buffer.from([0x1f, 0x8b])],
  ['a rar archive', Buffer.from('Rar!')],
  ['a 7z archive', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  ['a bzip2 archive', Buffer.from('BZh')],
  ['a PDF', Buffer.from('%PDF')],
  ['an old Office file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])],
  ['an MP3', Buffer.from('ID3')],
  ['a shell script', Buffer.from('#!')],
]

/** Kinds of files that Zendesk does not take, by name and by content. */
export const forbiddenFiles = (files: PackageFiles): Finding[] => [
  ...files.symlinks.map((path) => error(path, 'is a symbolic link', 'Put the file itself there.')),
  ...files.paths.flatMap((path) => {
    const ending = path.split('.').at(-1)?.toLowerCase() ?? ''
    if (endings.has(ending))
      return [error(path, `is a .${ending} file, which Zendesk refuses`, 'Leave it out.')]
    const head = files.bytes(path).subarray(0, 8)
    const kind = beginnings.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes))
    return kind ? [error(path, `is ${kind[0]}, which Zendesk refuses`, 'Leave it out.')] : []
  }),
]
