import { crc32, deflateSync } from 'node:zlib'
import { type Picture, pngSignature, readPng } from './png.ts'

export interface Frame {
  png: Buffer
  /** How long it is shown. */
  ms: number
}

/**
 * One animated PNG of several still ones of the same size. It plays for ever; who cannot play it shows the first. After the first frame only
 * the pixels that changed are written, or a recording of a quiet page would be as heavy as a film.
 * https://www.w3.org/TR/png-3/#apng-frame-based-animation
 */
export function animate(frames: readonly Frame[]): Buffer {
  const pictures = frames.map(({ png }) => readPng(png))
  const [first] = pictures
  if (!first) throw new Error('An animation has at least one frame.')
  const size = Buffer.concat([number(first.width), number(first.height)])
  let order = 0
  const body = pictures.flatMap((picture, index) => {
    const before = pictures[index - 1]
    const pixels = deflateSync(before ? changes(before, picture) : whole(picture), { level: 9 })
    const control = frameControl(order++, size, frames[index]?.ms ?? 1_000)
    // The first frame is the still picture, too.
    return before
      ? [control, chunk('fdAT', Buffer.concat([number(order++), pixels]))]
      : [control, chunk('IDAT', pixels)]
  })
  return Buffer.concat([
    pngSignature,
    // Eight bits, red, green, blue and alpha.
    chunk('IHDR', Buffer.concat([size, Buffer.from([8, 6, 0, 0, 0])])),
    chunk('acTL', Buffer.concat([number(frames.length), number(0)])),
    ...body,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Rows with the filter "up", which suits pages: a row is mostly the one above it. */
function whole({ width, height, pixels }: Picture): Buffer {
  const length = width * 4
  const rows = Buffer.alloc((length + 1) * height)
  for (let row = 0; row < height; row++) {
    rows[row * (length + 1)] = 2
    for (let at = 0; at < length; at++) {
      const up = row === 0 ? 0 : (pixels[(row - 1) * length + at] ?? 0)
      rows[row * (length + 1) + 1 + at] = ((pixels[row * length + at] ?? 0) - up) & 255
    }
  }
  return rows
}

/** Rows in which everything that did not change is transparent. */
function changes(before: Picture, after: Picture): Buffer {
  const { width, height, pixels } = after
  if (before.width !== width || before.height !== height)
    throw new Error('A frame has another size than the one before it.')
  const length = width * 4
  const rows = Buffer.alloc((length + 1) * height)
  for (let at = 0; at < pixels.length; at += 4) {
    if (before.pixels.compare(pixels, at, at + 4, at, at + 4) === 0) continue
    pixels.copy(rows, at + Math.floor(at / length) + 1, at, at + 4)
  }
  return rows
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([number(data.length), named, number(crc32(named))])
}

function frameControl(order: number, size: Buffer, ms: number): Buffer {
  const rest = Buffer.alloc(6)
  rest.writeUInt16BE(Math.round(ms / 10), 0)
  rest.writeUInt16BE(100, 2)
  // Not disposed of, and blended over what is there.
  rest[5] = 1
  return chunk('fcTL', Buffer.concat([number(order), size, number(0), number(0), rest]))
}
