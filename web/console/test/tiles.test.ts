import { describe, expect, it } from 'vitest'
import { mercator } from '../pages/network/projection'
import { tilesFor } from '../pages/network/tiles'

const server = 'https://tiles.example/{z}/{x}/{y}.png'

describe('tiles of a map', () => {
  it('are none without a server', () => {
    expect(tilesFor({ x: 0, y: 0, width: 1, height: 1 }, 900, '')).toEqual([])
  })
  it('cover the box at about the size of the screen', () => {
    const at = mercator(115.04, 30.2)
    const box = { x: at.x, y: at.y, width: 900 / 256 / 2 ** 12, height: 560 / 256 / 2 ** 12 }
    const tiles = tilesFor(box, 900, server)
    expect(tiles[0]!.url).toBe('https://tiles.example/12/3356/1687.png') // of the slippy map's own formula
    const right = Math.max(...tiles.map((one) => one.x + one.width))
    const bottom = Math.max(...tiles.map((one) => one.y + one.height))
    expect(Math.min(...tiles.map((one) => one.x))).toBeLessThanOrEqual(box.x)
    expect(right).toBeGreaterThanOrEqual(box.x + box.width)
    expect(bottom).toBeGreaterThanOrEqual(box.y + box.height)
    expect(tiles.length).toBeLessThanOrEqual(20)
  })
  it('never leave the world nor go deeper than map services do', () => {
    expect(tilesFor({ x: -1, y: -1, width: 3, height: 3 }, 900, server).map((one) => one.url)).toEqual(['https://tiles.example/0/0/0.png'])
    expect(tilesFor({ x: 0.5, y: 0.5, width: 1e-9, height: 1e-9 }, 900, server)[0]!.url).toBe('https://tiles.example/18/131072/131072.png')
  })
})
