// A photo as it is kept: at most 1600 px on its longer side, JPEG, turned upright by the browser. What lies hidden in the
// original (place, device) is not carried over.
export const longestSide = 1600

export function fitted(width: number, height: number, side = longestSide): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

export async function shrunk(photo: Blob): Promise<Blob> {
  const picture = await decoded(photo)
  const { width, height } = fitted(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff' // behind what is transparent
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  if (picture instanceof ImageBitmap) picture.close()
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  canvas.width = canvas.height = 0 // Safari keeps the memory of a canvas otherwise
  if (!small) throw new Error('the photo could not be written')
  return small
}

async function decoded(photo: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if ('createImageBitmap' in globalThis) {
    try {
      return await createImageBitmap(photo, { imageOrientation: 'from-image' })
    } catch {
      // Some formats are read by the image element only.
    }
  }
  const address = URL.createObjectURL(photo)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(address)
  }
}
