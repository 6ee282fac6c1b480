// Files are named by their content: the SHA-256 of the bytes is known before they are sent, and sending twice is harmless.
//
//     const digest = await putFile(county, file)       // → hex, to be put into the record
//     <img :src="fileAddress(county, digest)">
import { send } from './api/client'
import { sha256 } from './offline/digest'

export function fileAddress(county: string, digest: string): string {
  return `/api/v1/counties/${county}/files/${digest}`
}

export async function putFile(county: string, content: Blob, name = ''): Promise<string> {
  const digest = await sha256(await content.arrayBuffer())
  const query = name ? `?${new URLSearchParams({ name })}` : ''
  await send(fileAddress(county, digest) + query, {
    method: 'PUT',
    body: content,
    headers: { 'Content-Type': content.type || 'application/octet-stream' }
  })
  return digest
}
