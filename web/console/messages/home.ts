import type { Pairs } from '@shared/messages'

export const home = {
  home: {
    hello: ['{name}，您好', 'Good day, {name}'],
    kinds: {
      overdue_notices: ['逾期未整改到位的通知书', 'Notices overdue'],
      to_answer: ['待报告整改情况的通知书', 'Notices to answer'],
      letters: ['待答复的协商函', 'Consultation letters to answer'],
      overdue_tasks: ['逾期未完成的督导任务', 'Tasks overdue'],
      tasks: ['本月待完成的督导任务', 'Tasks open this month'],
      untriaged: ['待分类处置的问题', 'Findings to triage'],
      to_recheck: ['待复查的整改', 'Rectifications to re-check'],
      key_points: ['本月督导要点尚未下达', 'Key points of this month not published'],
      uncovered: ['没有责任督学的学校', 'Schools without an inspector'],
      reported: ['待督导室处理的问题', 'Findings reported to the office'],
      objections: ['待答复的异议', 'Objections to answer'],
      draws_to_draw: ['待录入随机数并抽取学校的随机抽取', 'Draws waiting for their numbers'],
      draws_to_reveal: ['待公开的随机抽取，到期作废', 'Draws to be published, void afterwards']
    },
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
