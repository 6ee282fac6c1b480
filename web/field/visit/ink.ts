// The part of a canvas that holds ink, on white, at most 800 pixels wide, as PNG.
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

// `alpha`: one byte a pixel, row by row. Null when there is no ink.
export function inkBox(alpha: Uint8ClampedArray | Uint8Array, width: number, height: number): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x)
      if (alpha[y * width + x]! > 0) {
        left = Math.min(left, x)
        right = Math.max(right, x)
        top = Math.min(top, y)
        bottom = y
      }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

export async function inked(source: HTMLCanvasElement): Promise<Blob> {
  const context = source.getContext('2d')
  if (!context) throw new Error('no canvas')
  const { data } = context.getImageData(0, 0, source.width, source.height)
  const alpha = Uint8Array.from({ length: data.length / 4 }, (_, index) => data[index * 4 + 3]!)
  const box = inkBox(alpha, source.width, source.height)
  if (!box) throw new Error('no ink')
  const margin = 12
  const scale = Math.min(1, 800 / (box.width + 2 * margin))
  const target = document.createElement('canvas')
  target.width = Math.ceil((box.width + 2 * margin) * scale)
  target.height = Math.ceil((box.height + 2 * margin) * scale)
  const out = target.getContext('2d')
  if (!out) throw new Error('no canvas')
  out.fillStyle = '#fff'
  out.fillRect(0, 0, target.width, target.height)
  out.scale(scale, scale)
  out.drawImage(source, box.left, box.top, box.width, box.height, margin, margin, box.width, box.height)
  return new Promise((resolve, reject) => target.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'))
}
