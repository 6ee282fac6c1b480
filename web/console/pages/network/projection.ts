// Longitude and latitude to the plane of web maps (spherical Mercator, EPSG:3857), scaled to fit a box.
export interface Point {
  x: number
  y: number
}
export interface Box extends Point {
  width: number
  height: number
}

export function mercator(longitude: number, latitude: number): Point {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return { x: (longitude + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) }
}

// The box around points, with a margin, in the shape (width by height) of the window it is to fill.
export function around(points: Point[], shape: number, margin = 0.06): Box {
  if (points.length === 0) return { x: 0, y: 0, width: shape, height: 1 }
  const left = Math.min(...points.map((one) => one.x))
  const top = Math.min(...points.map((one) => one.y))
  const across = Math.max(...points.map((one) => one.x)) - left
  const down = Math.max(...points.map((one) => one.y)) - top
  const height = Math.max(down, across / shape, 1e-3) * (1 + 2 * margin)
  const width = height * shape
  return { x: left + across / 2 - width / 2, y: top + down / 2 - height / 2, width, height }
}

export function zoomed(box: Box, factor: number, at: Point): Box {
  return {
    x: at.x - (at.x - box.x) * factor,
    y: at.y - (at.y - box.y) * factor,
    width: box.width * factor,
    height: box.height * factor
  }
}
