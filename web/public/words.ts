// The public pages' words. No library: the whole page must be small on any phone.
import { ref } from 'vue'

export type Language = 'zh-CN' | 'en'
const key = 'guapai.locale'
function stored(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}
export const language = ref<Language>(stored())
export function choose(to: Language): void {
  language.value = to
  try {
    localStorage.setItem(key, to)
  } catch {
    return // the choice lasts as long as the page
  }
}

export const words = {
  'zh-CN': {
    plate: '责任督学公示',
    notice: '整改通知书核验',
    demo: '演示数据，人物和学校均为虚构',
    retired: '这块公示牌已停用。责任督学已经变更，请以校门口现在挂出的公示牌为准',
    inspector: '责任督学',
    noPhoto: '暂无照片',
    photo: '{name}的照片',
    certificate: '督学证号',
    call: '拨打督学电话 {phone}',
    since: '{date}起负责本校',
    sinceKindergarten: '{date}起负责本园',
    items: '督导事项',
    duties: '督学职责',
    complaint: '监督电话',
    complaintLead: '对督学履职有意见，可向督导室反映',
    callOffice: '拨打 {phone}',
    genuine: '这是真实的整改通知书',
    genuineLead: '以下内容与督导室登记一致。如与纸面不同，请以此为准并联系督导室',
    number: '发文字号',
    title: '标题',
    issuer: '发文机关',
    school: '主送学校',
    issued: '发出日期',
    state: '办理状态',
    states: { issued: '学校正在整改', answered: '学校已报告，等待复查', continued: '继续整改', closed: '整改到位，已销号' },
    loading: '正在读取…',
    missingPlate: '没有这块公示牌。请核对二维码，或向学校、督导室询问',
    missingNotice: '没有这份通知书。纸面文件可能不是督导室发出的，请向督导室核实',
    offline: '没有网络，请到有信号的地方再试',
    failed: '服务器没有正常应答，请稍后再试',
    retry: '重试',
    draw: '随机抽取公示',
    nothing: '请扫描公示牌或通知书上的二维码打开',
    other: 'English'
  },
  en: {
    plate: 'Responsible inspector',
    notice: 'Check of a rectification notice',
    demo: 'Demo data: people and schools are invented',
    retired: 'This plate is retired. The inspector has changed; the plate now at the gate is the valid one',
    inspector: 'Responsible inspector',
    noPhoto: 'No photo',
    photo: 'Photo of {name}',
    certificate: 'Certificate',
    call: 'Call the inspector {phone}',
    since: 'In charge since {date}',
    sinceKindergarten: 'In charge since {date}',
    items: 'What is supervised',
    duties: 'Duties',
    complaint: 'Complaints',
    complaintLead: 'If you are not content with the inspector\'s work, tell the supervision office',
    callOffice: 'Call {phone}',
    genuine: 'This notice is genuine',
    genuineLead: 'This is what the supervision office has on record. If the paper differs, this is valid; please tell the office',
    number: 'Document number',
    title: 'Title',
    issuer: 'Issuer',
    school: 'School',
    issued: 'Issued on',
    state: 'State',
    states: { issued: 'The school is putting it right', answered: 'Answered, waiting for the re-check', continued: 'To be continued', closed: 'Put right and closed' },
    loading: 'Reading…',
    missingPlate: 'There is no such plate. Check the code, or ask the school or the office',
    missingNotice: 'There is no such notice. The paper may not come from the office; please ask there',
    offline: 'No network. Try again where there is a signal',
    failed: 'The server did not answer as expected. Try again later',
    retry: 'Try again',
    draw: 'Random draws',
    nothing: 'Open this page with the code on a plate or a notice',
    other: '中文'
  }
} as const

// Puts values where a text has {name}.
export const filled = (text: string, values: Record<string, string>): string => text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)

export type Text = Exclude<keyof (typeof words)['zh-CN'], 'states'>
export function say(name: Text, values: Record<string, string> = {}): string {
  return filled(words[language.value][name], values)
}

// 2026年3月5日 · 5 March 2026, of an ISO date.
export function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number)
  if (language.value === 'zh-CN') return `${year}年${month}月${date}日`
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${iso}T00:00:00Z`))
}

// 2026年3月5日 09:30, in China wherever the device is.
export function moment(instant: string): string {
  const of = (locale: string, parts: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...parts }).format(new Date(instant))
  return `${day(of('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }))} ${of('en-GB', { hour: '2-digit', minute: '2-digit' })}`
}
