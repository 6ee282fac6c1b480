import type { Pairs } from '@shared/messages'

export const calendars = {
  calendars: {
    lead: ['科室检查并入督学每月的督导，学校少迎检；日期由系统随机抽定，学校事先不知道', 'Departments\' checks ride along with the monthly visits; the days are drawn, no school knows them'],
    propose: ['生成日历', 'Propose a calendar'],
    proposeNote: ['按已批准的科室检查、工作日和督学分工安排；可以随时取消', 'From approved checks, working days and the network; it can be cancelled at any time'],
    start: ['开始', 'Start'],
    proposed: ['日历草案已生成', 'The draft is ready'],
    accept: ['采用', 'Accept'],
    acceptText: ['采用后，明天以后的督导写入督学任务，督学立即可见。', 'The visits from tomorrow on become the inspectors\' tasks at once.'],
    accepted: ['已采用，新增任务', 'Accepted; tasks added'],
    remove: ['删除草案', 'Delete the draft'],
    removeText: ['草案和其中的锁定、人工调整都会删除，不能恢复。', 'The draft goes with its locks and moves, and cannot be brought back.'],
    removed: ['草案已删除', 'The draft is deleted'],
    noChecks: ['这些月份没有已批准的科室检查', 'No approved checks in these months'],
    bySchool: ['各学校', 'By school'],
    export: ['导出', 'Export'],
    why: ['原因', 'Why'],
    unmerged: ['未能合并的检查', 'Checks that could not be merged']
  }
} satisfies Pairs
