import { inflateSync } from 'node:zlib'

/** Pixels row by row, each of red, green, blue and alpha. */
export interface Picture {
  width: number
  height: number
  pixels: Buffer
}

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Reads a PNG as browsers write them: 8 bits, RGB or RGBA, not interlaced. https://www.w3.org/TR/png-3/
 * @throws Error for any other
 */
export function readPng(png: Buffer): Picture {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (!header) throw new Error('This is no PNG.')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [bits, kind, interlaced] = [header[8], header[9], header[12]]
  if (bits !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0)
    throw new Error(`A PNG of ${bits} bits, kind ${kind}, interlace ${interlaced} is not understood here.`)
  const depth = kind === 2 ? 3 : 4
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((one) => one.data)))
  const pixels = unfiltered(data, { width, height, depth })
  return { width, height, pixels: depth === 4 ? pixels : withAlpha(pixels) }
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = pngSignature.length; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** Each row begins with the number of its filter, which tells what was subtracted from every byte. */
function unfiltered(
  data: Buffer,
  { width, height, depth }: { width: number; height: number; depth: number },
): Buffer {
  const length = width * depth
  const pixels = Buffer.alloc(length * height)
  for (let row = 0; row < height; row++) {
    const filter = data[row * (length + 1)] ?? 0
    for (let at = 0; at < length; at++) {
      const here = row * length + at
      const left = at < depth ? 0 : (pixels[here - depth] ?? 0)
      const up = row === 0 ? 0 : (pixels[here - length] ?? 0)
      const corner = row === 0 || at < depth ? 0 : (pixels[here - length - depth] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      pixels[here] = ((data[row * (length + 1) + 1 + at] ?? 0) + guess) & 255
    }
  }
  return pixels
}

function withAlpha(pixels: Buffer): Buffer {
  const all = Buffer.alloc((pixels.length / 3) * 4, 255)
  for (let from = 0, to = 0; from < pixels.length; from += 3, to += 4) pixels.copy(all, to, from, from + 3)
  return all
}

/** The neighbour that is nearest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
