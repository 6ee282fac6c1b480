// Files are named by their content: the SHA-256 of the bytes is known before they are sent, and sending twice is harmless.
// Large ones go in pieces (upload.ts): sent again after a cut, only the rest is sent.
//
//     const digest = await putFile(county, file)       // → hex, to be put into the record
//     <img :src="fileAddress(county, digest)">
import { send } from './api/client'
import { sha256 } from './offline/digest'
import { sendInPieces, worthPieces } from './upload'

export function fileAddress(county: string, digest: string): string {
  return `/api/v1/counties/${county}/files/${digest}`
}

export async function putFile(county: string, content: Blob, name = ''): Promise<string> {
  const bytes = await content.arrayBuffer()
  const digest = await sha256(bytes)
  if (content.size >= worthPieces) {
    await sendInPieces(county, { digest, bytes, name })
    return digest
  }
  const query = name ? `?${new URLSearchParams({ name })}` : ''
  await send(fileAddress(county, digest) + query, {
    method: 'PUT',
    body: content,
    headers: { 'Content-Type': content.type || 'application/octet-stream' }
  })
  return digest
}
