// A refusal of the server (RFC 9457 problem details), or of the network, as the pages show it.
//
//     try { await answer(api.POST(…)) } catch (thrown) { problem.value = Problem.from(thrown) }
import { locale } from '../i18n'

export interface FieldError {
  pointer: string // RFC 6901 into the body, or "?name" of a query parameter
  zh: string
  en: string
}
export interface Basis {
  document: string
  article: string
  text: string
}
interface Details {
  title: string
  title_en: string
  status: number
  code: string
  errors?: FieldError[]
  basis?: Basis
  current?: unknown
  trace?: string
}

function isDetails(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly errors: FieldError[]
  readonly basis?: Basis
  readonly current?: unknown // 412: the record as it is now
  readonly trace?: string

  constructor(details: Details) {
    super(details.title_en)
    this.name = 'Problem'
    this.status = details.status
    this.code = details.code
    this.zh = details.title
    this.en = details.title_en
    this.errors = details.errors ?? []
    this.basis = details.basis
    this.current = details.current
    this.trace = details.trace
  }

  get text(): string {
    return locale.value === 'en' ? this.en : this.zh
  }
  get offline(): boolean {
    return this.status === 0
  }
  get stale(): boolean {
    return this.status === 412
  }

  // What is wrong with one field of the body, by its name or pointer: "phone" or "/items/0/score".
  field(name: string): string | undefined {
    const pointer = name.startsWith('/') ? name : `/${name}`
    const found = this.errors.find((error) => error.pointer === pointer)
    return found && textOf(found)
  }

  static from(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown
    if (thrown instanceof TypeError) return Problem.network()
    if (isDetails(thrown)) return new Problem(thrown)
    throw thrown // a defect of the page: let it be seen
  }
  static network(): Problem {
    return new Problem({
      status: 0,
      code: 'network',
      title: '连接不上服务器，请检查网络后重试',
      title_en: 'The server cannot be reached. Check the network and try again'
    })
  }
  static ofStatus(status: number): Problem {
    return new Problem({
      status,
      code: `http_${status}`,
      title: `服务器没有正常应答（${status}），请稍后重试`,
      title_en: `The server did not answer as expected (${status}). Try again later`
    })
  }
}

export function textOf(both: { zh: string; en: string }): string {
  return locale.value === 'en' ? both.en : both.zh
}
