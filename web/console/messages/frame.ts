import type { Pairs } from '@shared/messages'

export const frame = {
  product: ['挂牌督导工作平台', 'Posted supervision'],
  colon: ['：', ': '],
  comma: ['、', ', '],
  basis: ['依据：', 'Basis: '],
  retry: ['重试', 'Try again'],
  cancel: ['取消', 'Cancel'],
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  edit: ['修改', 'Edit'],
  back: ['返回', 'Back'],
  close: ['关闭', 'Close'],
  confirm: ['确定', 'Confirm'],
  details: ['查看详情', 'Details'],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  none: ['无', 'None'],
  show: ['显示', 'Show'],
  all: ['全部', 'All'],
  inCharge: ['只看现负责的学校', 'My schools of today only'],
  demoShort: ['演示数据', 'Demo data'],
  demoNotice: ['演示数据：人员、学校、问题均为虚构', 'Demo data: all people, schools and findings are made up'],
  login: {
    title: ['登录', 'Sign in'],
    lead: ['责任督学挂牌督导', 'Posted supervision by responsible inspectors'],
    login: ['账号', 'Login name'],
    password: ['密码', 'Password'],
    enter: ['登录', 'Sign in'],
    demo: ['演示账号', 'Demo accounts']
  },
  setup: {
    title: ['初始设置', 'First steps'],
    lead: [
      '系统还没有用户。请建立首位系统管理员，之后由他为各岗位建立账号。',
      'The system has no users yet. Make the first system administrator, who then makes the accounts of everybody else.'
    ],
    county: ['督导机构所在区划代码', 'Code of the supervision office\'s county'],
    countyHelp: [
      '六位数字（GB/T 2260），如大冶市 420281；市级督导室填市的代码，如 420200',
      'Six digits of GB/T 2260, such as 420281; a city office uses the code of the city, such as 420200'
    ],
    login: ['账号', 'Login name'],
    name: ['姓名', 'Name'],
    password: ['密码', 'Password'],
    begin: ['建立并登录', 'Make and sign in']
  },
  password: {
    title: ['修改密码', 'Change password'],
    forced: [
      '这是您第一次登录，请先把初始密码改成只有您知道的密码。',
      'This is your first time here. Please replace the first password by one that only you know.'
    ],
    old: ['原密码', 'Old password'],
    new: ['新密码', 'New password'],
    again: ['再输一次新密码', 'New password once more'],
    rule: [
      '至少 10 位，含字母、数字、符号中的两种，不含账号',
      'At least 10 characters, two of letters, digits and symbols, without the login name'
    ],
    differs: ['两次输入的不一样', 'The two are not the same'],
    change: ['修改密码', 'Change password']
  },
  shell: {
    menu: ['主菜单', 'Main menu'],
    fold: ['展开或收起菜单', 'Fold or unfold the menu'],
    place: ['当前位置', 'Where you are'],
    leave: ['退出登录', 'Sign out'],
    skip: ['跳到正文', 'Skip to the content']
  },
  missing: {
    title: ['没有这个页面', 'No such page'],
    text: ['没有这个页面，或者它已经移走了', 'There is no such page, or it has moved'],
    home: ['回到工作台', 'Back to the overview']
  },
  list: {
    total: ['共 {count} {unit}', '{count} in all'],
    unit: ['条', 'rows'],
    page: ['第 {page} 页', 'Page {page}'],
    previous: ['上一页', 'Previous'],
    next: ['下一页', 'Next'],
    columns: ['显示列', 'Columns'],
    export: ['导出', 'Export'],
    exporting: ['正在导出…', 'Exporting…'],
    clear: ['清除筛选', 'Clear filters'],
    empty: ['没有符合条件的记录', 'Nothing matches'],
    nothing: ['还没有记录', 'Nothing yet'],
    words: ['输入关键词', 'Words']
  },
  record: {
    timeline: ['办理过程', 'What happened'],
    fullPage: ['打开整页', 'Open the page'],
    actions: ['可办理', 'What can be done'],
    print: ['打印', 'Print'],
    formerSchool: ['学校已不由您负责，只能查看', 'No longer your school: to read only'],
    stale: [
      '这条记录刚被别人修改过，已载入最新内容，请核对后再提交。',
      'Somebody else has just changed this record. The newest content is loaded; please check and submit again.'
    ]
  },
  upload: {
    choose: ['选择文件', 'Choose a file'],
    drop: ['或把文件拖到这里', 'or drop it here'],
    photos: ['添加照片或附件', 'Add photos or files'],
    sending: ['正在上传 {name}…', 'Sending {name}…'],
    remove: ['移除', 'Remove'],
    tooBig: ['“{name}”超过 {limit}，请压缩后再传', '“{name}” is over {limit}; make it smaller first'],
    file: ['附件', 'File'],
    photo: ['照片 {number}', 'Photo {number}']
  },
  job: {
    running: ['正在处理…', 'Working…'],
    cancel: ['取消处理', 'Cancel'],
    cancelled: ['已取消', 'Cancelled'],
    failed: ['没有完成', 'It did not finish'],
    background: ['离开本页后仍会继续', 'It goes on when you leave this page'],
    finished: ['已完成', 'Finished'],
    download: ['下载文件', 'Download']
  }
} satisfies Pairs
