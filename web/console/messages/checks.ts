import type { Pairs } from '@shared/messages'

export const checks = {
  checks: {
    lead: ['科室进学校的检查先列入清单、批准编号，再并入督学的督导', 'A department\'s check is listed and approved with a number, then joined to the inspectors\' visits'],
    year: ['年度', 'Year'],
    department: ['责任科室', 'Department'],
    state: ['状态', 'State'],
    period: ['检查时段', 'Months'],
    actions: ['办理', 'Do'],
    file: ['申报检查', 'File a check'],
    approve: ['批准', 'Approve'],
    approved: ['已批准，可以列入督导日历', 'Approved: it can be planned now'],
    withdraw: ['撤销', 'Withdraw'],
    withdrawText: ['撤销后不再列入新的督导日历，清单中仍保留记录。', 'It will not be planned any more; the list keeps it.'],
    withdrawn: ['已撤销', 'Withdrawn']
  }
} satisfies Pairs
