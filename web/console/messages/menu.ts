import type { Pairs } from '@shared/messages'

export const menu = {
  menu: {
    home: ['工作台', 'Overview'],
    network: ['督导网络', 'Network'],
    schools: ['学校名册', 'Schools'],
    areas: ['责任区与片区', 'Areas and schools'],
    versions: ['网络版本', 'Versions'],
    compare: ['方案对比', 'Compare proposals'],
    nameplates: ['公示牌', 'Nameplates'],
    inspectors: ['督学队伍', 'Inspectors'],
    register: ['督学名册', 'Register'],
    plans: ['计划与任务', 'Plans and tasks'],
    keyPoints: ['月度要点', 'Monthly key points'],
    tasks: ['督学任务', 'Tasks'],
    joint: ['联合督导', 'Joint inspection'],
    draws: ['随机抽取', 'Random draws'],
    visits: ['督导记录', 'Visits'],
    rectification: ['问题整改', 'Rectification'],
    findings: ['问题清单', 'Findings'],
    notices: ['整改通知书', 'Notices'],
    ledger: ['整改台账', 'Ledger'],
    letters: ['协商函', 'Consultation letters'],
    objections: ['异议', 'Objections'],
    results: ['结果运用', 'Results'],
    schoolResults: ['学校年度结果', 'Yearly results'],
    indicators: ['评价指标', 'Indicators'],
    settings: ['系统设置', 'Settings'],
    office: ['督导室信息', 'Office'],
    accounts: ['用户管理', 'Users'],
    departments: ['部门管理', 'Departments'],
    parameters: ['参数设置', 'Parameters'],
    calendar: ['节假日', 'Holidays'],
    items: ['督导事项', 'Supervision items'],
    audit: ['日志管理', 'Audit log'],
    import: ['导入名册', 'Import']
  }
} satisfies Pairs
