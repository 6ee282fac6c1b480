import type { Pairs } from '@shared/messages'

export const plans = {
  keyPoints: {
    lead: ['每月一份，下达后为每所学校生成当月督导任务', 'One a month; publishing gives every school its task of the month'],
    add: ['拟定月度要点', 'Draft key points'],
    edit: ['修改月度要点', 'Edit the key points'],
    publish: ['下达', 'Publish'],
    publishText: [
      '下达后，{month}每所在办学校生成 1 项任务，分给责任督学；寒暑假月份不安排。再次下达只补缺，不重复。',
      'Every school in operation gets one task in {month} for its inspector; vacation months get none. Publishing again adds only what is missing.'
    ],
    published: ['已下达，本月共 {tasks} 项任务', 'Published: {tasks} tasks this month'],
    force: ['仍然下达', 'Publish all the same'],
    missing: ['补发任务', 'Add missing tasks'],
    tasks: ['查看任务', 'See the tasks'],
    empty: ['还没有月度要点', 'No key points yet'],
    items: ['重点事项', 'Items']
  },
  tasks: {
    lead: ['每所学校每月不少于 1 次；建议日期避开节假日，学校看不到', 'At least one visit a month for every school; the suggested days avoid holidays, and schools do not see them'],
    unit: ['项', 'tasks'],
    month: ['月份', 'Month'],
    inspector: ['督学', 'Inspector'],
    area: ['责任区', 'Area'],
    state: ['状态', 'State'],
    overdue: ['只看逾期', 'Overdue'],
    late: ['已逾期', 'Overdue'],
    list: ['列表', 'List'],
    calendar: ['日历', 'Calendar'],
    plan: ['改日期', 'Change the day'],
    visit: ['查看记录', 'See the visit'],
    progress: ['完成情况', 'Progress'],
    doneOf: ['已完成 {done}／{total} 项', '{done} of {total} done'],
    perDay: ['{count} 所', '{count} schools'],
    dayOff: ['休', 'off'],
    vacation: ['假期', 'vacation'],
    uncertain: ['这一年的节假日安排还没有导入，暂按双休日推算', 'The holidays of this year are not known yet; weekends alone count as off'],
    empty: ['下达月度要点后生成任务', 'Tasks follow from the month\'s key points']
  },
  items: {
    lead: ['国家列八项经常性督导事项，第九项和专题由本地设定', 'Eight regular items are national; the ninth and the special topics are local'],
    add: ['新增事项', 'Add an item'],
    edit: ['修改事项', 'Edit the item'],
    inactive: ['停用', 'Out of use'],
    kind: ['类别', 'Kind'],
    audience: ['适用对象', 'Audience']
  }
} satisfies Pairs
