import type { Pairs } from '@shared/messages'

export const month = {
  month: {
    lead: ['哪一天去哪所学校、顺带完成哪些科室检查；学校看不到', 'Which school on which day, with which departments’ checks; no school sees it'],
    help: ['把一次入校拖到另一天，或点开（按回车）选择日期；红色的日子不允许，橙色的可以但有提示。', 'Drag a visit to another day, or open it (Enter) to choose one. Red days are not allowed; amber ones are, with a warning.'],
    readOnly: ['这份日历不是草案，只能查看。', 'This calendar is no draft: it can only be looked at.'],
    savings: ['减少入校情况', 'Visits saved'],
    open: ['按月查看和调整', 'Look at it by month'],
    noCalendar: ['还没有督导日历', 'There is no calendar yet'],
    none: ['这个月没有安排入校', 'No visits this month'],
    noneOfInspector: ['这个月没有符合条件的入校', 'No such visits this month'],
    calendar: ['日历', 'Calendar'],
    inspector: ['全部督学', 'All inspectors'],
    before: ['上个月', 'Month before'],
    after: ['下个月', 'Month after'],
    alone: ['科室单独入校', 'Department alone'],
    unannounced: ['不打招呼', 'Unannounced'],
    training: ['培训', 'Training'],
    count: ['{count} 次', '{count}'],
    checks: ['＋{count} 项检查', '+{count} checks'],
    total: ['本月入校 {count} 次', '{count} visits'],
    moves: ['，人工调整 {count} 次', ', {count} moved by hand'],
    more: ['还有 {count} 次', '{count} more'],
    fewer: ['收起', 'Fewer'],
    and: ['、', ', '],
    fine: ['可以', 'Free'],
    soft: ['可以，但', 'Possible, but'],
    hard: ['不允许', 'Not allowed'],
    otherDay: ['改到另一天', 'Move to another day'],
    thisDay: ['现在的日期', 'Its day now'],
    secretLost: ['人工选定的日期不再算作随机抽定的不打招呼督导。', 'A day chosen by hand no longer counts as drawn: the visit is not marked unannounced then.'],
    move: ['移到这天', 'Move here'],
    moveTo: ['移到这天：{day}', 'Move here: {day}'],
    moved: ['{school}的入校已由{from}移到{to}', 'The visit of {school} has moved from {from} to {to}'],
    back: ['移回原来的日期', 'Move it back']
  }
} satisfies Pairs
