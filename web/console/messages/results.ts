import type { Pairs } from '@shared/messages'

export const results = {
  results: {
    lead: ['每一分都能打开依据，直到督导记录和照片', 'Every point opens its evidence, down to the visit and the photo'],
    unit: ['所', 'schools'],
    year: ['年度', 'Year'],
    grade: ['等级', 'Grade'],
    unassessed: ['未评', 'Not assessed'],
    compute: ['计算年度结果', 'Compute the year'],
    export: ['导出 Excel', 'Export Excel'],
    pdf: ['下载 PDF', 'PDF'],
    title: ['{school} {year}年度督导结果', '{school}, result of {year}'],
    score: ['得分明细', 'Scores'],
    points: ['{score}／{weight} 分', '{score} of {weight}'],
    evidence: ['依据 {count} 条', '{count} pieces of evidence'],
    noEvidence: ['没有相关记录，按规则计分', 'No records; scored by the rule'],
    computed: ['计算于 {time}', 'computed {time}'],
    none: ['这一年还没有计算结果', 'No results for this year yet']
  },
  indicators: {
    lead: ['一级、二级指标和分值，合计 100 分', 'The tree of indicators and their points, 100 in all'],
    seed: ['载入示例指标', 'Load the sample tree'],
    edit: ['修改指标', 'Edit the indicator'],
    total: ['合计 {points} 分', '{points} points in all']
  }
} satisfies Pairs
