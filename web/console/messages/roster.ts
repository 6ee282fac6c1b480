import type { Pairs } from '@shared/messages'

export const roster = {
  unsaved: {
    title: ['还没有保存', 'Not saved yet'],
    text: ['离开后刚才填写的内容不会保留。', 'What you have filled in will be lost when you leave.'],
    leave: ['不保存，离开', 'Leave without saving']
  },
  schools: {
    lead: ['中小学校和幼儿园名册，导入表格或逐所维护', 'Schools and kindergartens, imported or kept by hand'],
    unit: ['所', 'schools'],
    words: ['校名、标识码、乡镇', 'Name, identifier, town'],
    type: ['办学类型', 'Type'],
    state: ['状态', 'State'],
    inspector: ['责任督学', 'Inspector'],
    add: ['新增学校', 'Add a school'],
    edit: ['修改学校信息', 'Edit the school'],
    import: ['导入名册', 'Import a roster'],
    exportXlsx: ['导出 Excel', 'Export Excel'],
    exportCsv: ['导出 CSV', 'Export CSV'],
    visits: ['督导记录', 'Visits'],
    notices: ['整改通知书', 'Notices'],
    results: ['年度结果', 'Results'],
    place: ['所在位置', 'Place'],
    empty: ['还没有学校，先导入名册', 'No schools yet: import the roster first'],
    close: ['停办', 'Close the school'],
    closeText: [
      '停办后不再安排督导任务，历史记录仍可查看。学校标识码作废后不再使用。',
      'A closed school gets no more tasks; its history stays readable. A void identifier is never used again.'
    ]
  },
  inspectors: {
    lead: ['聘任条件按《教育督导条例》第七条核对', 'Conditions of appointment are checked against Article 7 of the Regulation'],
    unit: ['人', 'inspectors'],
    words: ['姓名、单位、学科', 'Name, employer, subject'],
    add: ['新增督学', 'Add an inspector'],
    edit: ['修改督学信息', 'Edit the inspector'],
    years: ['从教年限', 'Years'],
    employment: ['专职/兼职', 'Employment'],
    category: ['人员类别', 'Category'],
    state: ['状态', 'State'],
    eligibility: ['聘任条件', 'Eligibility'],
    eligible: ['符合', 'Meets them'],
    ineligible: ['不符合', 'Does not'],
    warned: ['需留意', 'Take note'],
    recusals: ['回避', 'Recusals'],
    schools: ['责任学校', 'Assigned schools'],
    retired: ['退休', 'Retired'],
    serving: ['在职', 'Serving'],
    empty: ['还没有督学，先导入名册', 'No inspectors yet: import the register first']
  },
  import: {
    schools: ['导入学校名册', 'Import schools'],
    inspectors: ['导入督学名册', 'Import inspectors'],
    lead: [
      '表头可以是常用叫法，顺序不限；标题行、合计行会自动跳过。导入前先预览，确认后才写入。',
      'Headings may have their usual names, in any order; title and total rows are skipped. You see a preview before anything is written.'
    ],
    hint: [
      '支持 .xlsx、.csv（UTF-8 或 GB18030）；旧版 .xls 须服务器装有 LibreOffice，否则请另存为 .xlsx',
      '.xlsx or .csv (UTF-8 or GB18030); an old .xls needs LibreOffice on the server, otherwise save it as .xlsx'
    ],
    file: ['文件', 'File'],
    step1: ['选择文件', 'Choose a file'],
    step2: ['核对预览', 'Check the preview'],
    step3: ['完成', 'Done'],
    headings: ['表头对应', 'Headings'],
    recognised: ['{used} 列已识别，{unused} 列未使用', '{used} columns recognised, {unused} not used'],
    unused: ['未使用', 'Not used'],
    added: ['新增', 'Added'],
    changed: ['变更', 'Changed'],
    unchanged: ['无变化', 'Unchanged'],
    skipped: ['略过', 'Left out'],
    bad: ['有误', 'To be mended'],
    rows: ['{count} 行', '{count} rows'],
    row: ['第 {row} 行', 'Row {row}'],
    rowHead: ['行', 'Row'],
    item: ['数据项', 'Item'],
    value: ['表中的值', 'Value'],
    reason: ['原因', 'Reason'],
    mend: ['改为', 'Mend'],
    mendHint: ['直接改，回车后重新核对', 'Type the right value and press Enter'],
    skip: ['略过此行', 'Leave the row out'],
    marked: ['下载标注的表格', 'Download the marked sheet'],
    apply: ['导入 {count} 行', 'Import {count} rows'],
    nothing: ['没有需要写入的行', 'Nothing to write'],
    discard: ['放弃这次导入', 'Discard'],
    badLeft: ['还有 {count} 行有误，导入时会略过，可以先在下面改好。', '{count} rows are wrong; they will be left out unless mended below.'],
    done: ['导入完成', 'Imported'],
    doneText: ['新增 {added} 行，变更 {changed} 行，无变化 {unchanged} 行，未导入 {left} 行。', '{added} added, {changed} changed, {unchanged} unchanged, {left} left out.'],
    absent: ['名册中另有 {count} 条不在表中，保持不变', '{count} more in the roster are not in the file; they stay as they are'],
    again: ['再导入一个文件', 'Import another file'],
    see: ['查看名册', 'See the roster'],
    before: ['原为', 'was'],
    what: ['内容', 'What'],
    note: ['说明', 'Note'],
    blank: ['（空）', '(empty)']
  }
} satisfies Pairs
