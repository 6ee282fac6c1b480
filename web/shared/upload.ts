// A file in pieces (tus 1.0): what has arrived stays on the server, and a later call goes on where the line was cut.
//
//     await sendInPieces(county, { digest, bytes })     // throws a Problem; called again, it sends the rest
//
// For what is too large for one breath of a bad line; smaller files are sent at once (files.ts, offline/sender.ts).
import { send } from './api/client'
import { Problem } from './api/problem'
import { base64, sha256 } from './offline/digest'

export const pieceSize = 256 * 1024
export const worthPieces = 512 * 1024

export interface Whole {
  digest: string // SHA-256 of the bytes, hex
  bytes: ArrayBuffer
  name?: string
}

// A phone on the edge of the network: at least this long, and at least 8 kB a second.
export const patience = (bytes: number): AbortSignal => AbortSignal.timeout(30_000 + bytes / 8)

export async function sendInPieces(county: string, file: Whole): Promise<void> {
  const uploads = `/api/v1/counties/${county}/uploads`
  let offset = await begun(uploads, file)
  for (let beginnings = 1; offset < file.bytes.byteLength; ) {
    try {
      offset = await sendPiece(`${uploads}/${file.digest}`, file.bytes.slice(offset, offset + pieceSize), offset)
    } catch (thrown) {
      if (!isOutOfStep(thrown) || ++beginnings > 5) throw thrown
      offset = await begun(uploads, file)
    }
  }
}

// Another tab was faster, the piece was damaged on the way, or the server lost what it had: it says where to go on.
function isOutOfStep(thrown: unknown): boolean {
  return thrown instanceof Problem && (thrown.code === 'uploads.offset' || thrown.code === 'uploads.checksum' || thrown.status === 404)
}

async function begun(uploads: string, file: Whole): Promise<number> {
  const metadata = [`sha256 ${base64Text(file.digest)}`]
  if (file.name) metadata.push(`filename ${base64Text(file.name)}`)
  const headers = { 'Upload-Length': String(file.bytes.byteLength), 'Upload-Metadata': metadata.join(',') }
  return offsetIn(await send(uploads, { method: 'POST', headers: { ...version, ...headers }, signal: patience(0) }))
}

async function sendPiece(address: string, piece: ArrayBuffer, offset: number): Promise<number> {
  const headers = {
    ...version,
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Offset': String(offset),
    'Upload-Checksum': `sha256 ${base64(bytesOfHex(await sha256(piece)))}`
  }
  return offsetIn(await send(address, { method: 'PATCH', headers, body: piece, signal: patience(piece.byteLength) }))
}

const version = { 'Tus-Resumable': '1.0.0' }
const base64Text = (text: string): string => base64(new TextEncoder().encode(text))
const bytesOfHex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))

function offsetIn(response: Response): number {
  const offset = Number(response.headers.get('upload-offset') ?? NaN)
  if (!Number.isInteger(offset)) throw Problem.ofStatus(502) // 2xx, but not from our server
  return offset
}
