// The tiles of a web map that cover a box of the plane of projection.ts, where the world is 1 by 1.
import type { Box } from './projection'

export interface Tile extends Box {
  url: string
}

const side = 256 // pixels of a tile as map services draw it
const deepest = 18

// `width`: of the window, in pixels. Tiles are shown at their own size or up to half smaller or larger.
export function tilesFor(box: Box, width: number, server: string): Tile[] {
  if (!server) return []
  const zoom = Math.min(deepest, Math.max(0, Math.round(Math.log2(width / side / box.width))))
  const count = 2 ** zoom
  const within = (value: number): number => Math.min(count - 1, Math.max(0, Math.floor(value * count)))
  const out: Tile[] = []
  for (let y = within(box.y); y <= within(box.y + box.height); y++)
    for (let x = within(box.x); x <= within(box.x + box.width); x++)
      out.push({
        url: server.replaceAll('{z}', String(zoom)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y)),
        x: x / count,
        y: y / count,
        width: 1 / count,
        height: 1 / count
      })
  return out
}
