// The console's words, Chinese. Titles of data items come from the server (shared/api/described.ts).
export const zh = {
  product: '挂牌督导工作平台',
  colon: '：',
  basis: '依据：',
  retry: '重试',
  cancel: '取消',
  login: {
    title: '登录',
    lead: '责任督学挂牌督导',
    login: '账号',
    password: '密码',
    enter: '登录'
  },
  setup: {
    title: '初始设置',
    lead: '系统还没有用户。请建立首位系统管理员，之后由他为各岗位建立账号。',
    county: '督导机构所在区划代码',
    countyHelp: '六位数字（GB/T 2260），如大冶市 420281；市级督导室填市的代码，如 420200',
    login: '账号',
    name: '姓名',
    password: '密码',
    begin: '建立并登录'
  },
  password: {
    title: '修改密码',
    forced: '这是您第一次登录，请先把初始密码改成只有您知道的密码。',
    old: '原密码',
    new: '新密码',
    again: '再输一次新密码',
    rule: '至少 10 位，含字母、数字、符号中的两种，不含账号',
    differs: '两次输入的不一样',
    change: '修改密码'
  },
  shell: { menu: '主菜单', fold: '展开或收起菜单', place: '当前位置', leave: '退出登录', skip: '跳到正文' },
  missing: { title: '没有这个页面', text: '没有这个页面，或者它已经移走了', home: '回到工作台' },
  menu: { home: '工作台' },
  home: { hello: '{name}，您好' }
}
