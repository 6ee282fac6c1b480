// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../api/problem'
import { bytesOfBase64, hex, sha256 } from '../offline/digest'
import { pieceSize, sendInPieces, type Whole } from '../upload'

// A server of tus 1.0 in a few lines; `fail` is asked before each piece is stored, `lose` after.
class Server {
  held = new Uint8Array(0)
  calls: string[] = []
  fail: (piece: number) => Response | null = () => null
  lose: (piece: number) => boolean = () => false
  private pieces = 0

  answer = async (_path: string, options: RequestInit): Promise<Response> => {
    const headers = new Headers(options.headers)
    expect(headers.get('tus-resumable')).toBe('1.0.0')
    if (options.method === 'POST') {
      this.calls.push(`begin ${headers.get('upload-length')}`)
      return this.standing(201)
    }
    const offset = Number(headers.get('upload-offset'))
    this.calls.push(`piece ${offset}`)
    const refusal = this.fail(++this.pieces)
    if (refusal) return refusal
    if (offset !== this.held.length) return problem(409, 'uploads.offset')
    const piece = new Uint8Array(options.body as ArrayBuffer)
    expect(hex(bytesOfBase64(headers.get('upload-checksum')!.split(' ')[1]!))).toBe(await sha256(piece))
    const more = new Uint8Array(this.held.length + piece.length)
    more.set(this.held)
    more.set(piece, this.held.length)
    this.held = more
    if (this.lose(this.pieces)) throw new TypeError('the line was cut')
    return this.standing(204)
  }
  private standing(status: number): Response {
    return new Response(null, { status, headers: { 'Upload-Offset': String(this.held.length) } })
  }
}
const problem = (status: number, code: string): Response =>
  new Response(JSON.stringify({ status, code, title: '不行', title_en: 'no' }), { status, headers: { 'Content-Type': 'application/problem+json' } })

let server: Server
let file: Whole
beforeEach(async () => {
  server = new Server()
  vi.stubGlobal('fetch', server.answer)
  const bytes = new Uint8Array(2.5 * pieceSize).map((_, index) => (index * 31) % 251)
  file = { digest: await sha256(bytes), bytes: bytes.buffer, name: '校门.jpg' }
})
afterEach(() => vi.unstubAllGlobals())

const arrived = (): Promise<string> => sha256(server.held)

describe('a file in pieces', () => {
  it('arrives whole', async () => {
    await sendInPieces('420281', file)
    expect(await arrived()).toBe(file.digest)
    expect(server.calls).toEqual([`begin ${2.5 * pieceSize}`, 'piece 0', `piece ${pieceSize}`, `piece ${2 * pieceSize}`])
  })
  it('goes on after a cut where the server is, also when only the answer was lost', async () => {
    server.lose = (piece) => piece === 2
    await expect(sendInPieces('420281', file)).rejects.toMatchObject({ offline: true })
    server.calls = []
    await sendInPieces('420281', file)
    expect(server.calls).toEqual([`begin ${2.5 * pieceSize}`, `piece ${2 * pieceSize}`])
    expect(await arrived()).toBe(file.digest)
  })
  it('sends a damaged piece again', async () => {
    server.fail = (piece) => (piece === 2 ? problem(460, 'uploads.checksum') : null)
    await sendInPieces('420281', file)
    expect(server.calls.filter((call) => call === `piece ${pieceSize}`)).toHaveLength(2)
    expect(await arrived()).toBe(file.digest)
  })
  it('gives up when the server is never content, and on what it refuses', async () => {
    server.fail = () => problem(409, 'uploads.offset')
    await expect(sendInPieces('420281', file)).rejects.toBeInstanceOf(Problem)
    expect(server.calls.filter((call) => call.startsWith('begin'))).toHaveLength(5)
    server.calls = []
    server.fail = () => problem(413, 'uploads.too_long')
    await expect(sendInPieces('420281', file)).rejects.toMatchObject({ code: 'uploads.too_long' })
    expect(server.calls).toHaveLength(2)
  })
  it('does not take the page of another network for an answer', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>welcome</html>', { status: 200 }))
    await expect(sendInPieces('420281', file)).rejects.toMatchObject({ code: 'http_502' })
  })
})
