import type { Pairs } from '@shared/messages'

export const home = {
  home: {
    hello: ['{name}，您好', 'Good day, {name}'],
    todo: ['今天要办', 'To do'],
    nothing: ['没有待办事项', 'Nothing to do'],
    by: ['{date}前', 'by {date}'],
    late: ['已过期 {days} 天', '{days} days late'],
    today: ['今天到期', 'due today'],
    more: ['{count} 件', '{count}'],
    month: ['近 12 个月督导', 'Visits of the last twelve months'],
    visits: ['督导次数（次）', 'Visits'],
    findings: ['发现问题（个）', 'Findings'],
    progress: ['本月任务', 'Tasks of this month'],
    doneOf: ['已完成 {done}／{total} 项', '{done} of {total} done'],
    overdue: ['逾期 {count} 项', '{count} overdue'],
    rectification: ['整改情况', 'Rectification'],
    overdueNotices: ['逾期通知书', 'Overdue notices'],
    openObjections: ['待答复异议', 'Objections to answer'],
    letters: ['待答复协商函', 'Letters to answer'],
    table: ['数据表', 'As a table']
  }
} satisfies Pairs
