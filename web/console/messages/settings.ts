import type { Pairs } from '@shared/messages'

export const settings = {
  accounts: {
    lead: ['一人一号，一号一岗；三员（系统、安全、审计）分设', 'One account a person, one role an account; the three administrators are kept apart'],
    words: ['账号或姓名', 'Login name or name'],
    role: ['角色', 'Role'],
    onlyDisabled: ['只看停用', 'Disabled'],
    edit: ['修改用户', 'Edit the user'],
    disable: ['停用', 'Disable'],
    enable: ['启用', 'Enable'],
    disableText: ['停用后立即退出登录，不能再登录；记录都保留，可以再启用。', 'The user is signed out at once and cannot sign in; all records stay, and the account can be enabled again.'],
    reset: ['重置密码', 'Reset the password'],
    resetText: ['原密码立即失效，生成一次性密码，首次登录时须修改。', 'The old password ends at once; a one-time password is made, to be changed at the next login.'],
    oneTime: ['一次性密码（只显示这一次）', 'One-time password (shown this once)'],
    add: ['新增用户', 'Add a user'],
    added: ['用户已建立，首次登录时须修改密码', 'The account is made; its password must be changed at the first login'],
    state: ['状态', 'State'],
    disabled: ['已停用', 'Disabled'],
    first: ['待首次改密', 'First password'],
    usable: ['正常', 'In use'],
    whole: ['此角色面向全县（市、区），不需要选择', 'This role sees the whole county']
  },
  office: {
    lead: ['公文红头、落款、编号代字和公示牌上的信息', 'What stands on official documents and nameplates'],
    tiles: ['地图瓦片（可不填，不填则不联网）', 'Map tiles (optional; without them nothing goes over the internet)']
  },
  departments: {
    lead: ['教育局职能科室和委员会成员单位，整改通知书抄送时选用', 'Functional departments and committee members to which notices are copied'],
    add: ['新增部门', 'Add a department'],
    edit: ['修改部门', 'Edit the department']
  },
  parameters: {
    lead: ['国家有规定的只能从严，不能放宽；每项注明依据', 'What the nation rules may be tightened, never loosened; each has its basis'],
    name: ['参数', 'Parameter'],
    value: ['现行', 'In force'],
    national: ['国家规定或预设', 'National or preset'],
    basis: ['依据', 'Basis'],
    level: ['层级', 'Level'],
    direction: ['可调整方向', 'Direction'],
    change: ['调整', 'Change'],
    own: ['本地设置', 'Own values'],
    none: ['系统预设，无法定依据', 'A preset without a legal claim']
  },
  calendar: {
    lead: ['期限按工作日计，每年按国务院办公厅通知更新', 'Deadlines count working days; update it each year by the State Council\'s notice'],
    add: ['新增一天', 'Add a day'],
    import: ['导入表格', 'Import a file'],
    imported: ['已导入', 'Imported'],
    empty: ['{year}年的节假日安排还没有录入，暂按双休日推算', 'The holidays of {year} are not known yet; weekends alone count as off']
  },
  audit: {
    lead: ['每次修改都记入日志，改动不了；导出后任何人可用公钥核验', 'Every change is logged and cannot be altered; an export can be verified by anyone with the public key'],
    export: ['导出日志', 'Export the log'],
    action: ['操作', 'Action'],
    subject: ['对象编号', 'Subject'],
    verify: ['核验方法：guapai audit verify 文件', 'To verify: guapai audit verify FILE']
  }
} satisfies Pairs
