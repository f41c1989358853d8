import type { Word } from '#kernel/words.ts';

/** What a row of an imported table may say. Only the body is needed; each field takes the first column that is named for it. */
export const importFields = [
  'number',
  'time',
  'title',
  'body',
  'area',
  'placeNote',
  'kind',
  'channel',
  'tier',
  'category',
  'name',
  'phone',
  'address',
  'due',
  'state',
  'endedAt',
  'reply',
] as const;
export type ImportField = (typeof importFields)[number];

export const fieldWords: Record<ImportField, Word> = {
  number: ['编号', 'Number'],
  time: ['时间', 'Time'],
  title: ['标题', 'Title'],
  body: ['内容', 'Content'],
  area: ['所属区域', 'Place'],
  placeNote: ['事发地点', 'Where exactly'],
  kind: ['诉求类型', 'Kind'],
  channel: ['渠道', 'Channel'],
  tier: ['办理时限等级', 'Tier'],
  category: ['分类', 'Category'],
  name: ['姓名', 'Name'],
  phone: ['联系电话', 'Telephone'],
  address: ['联系地址', 'Address'],
  due: ['办结时限', 'Due'],
  state: ['状态', 'State'],
  endedAt: ['办结时间', 'Closed at'],
  reply: ['办理结果', 'Result'],
};

/**
 * Headings under which other systems export these fields, the most telling first. 序号 is not among the numbers: it counts the
 * rows of one file, so that two files would seem to hold the same cases.
 */
export const importHeadings: Record<ImportField, readonly string[]> = {
  number: [
    '工单编号',
    '工单号',
    '留言编号',
    '诉求编号',
    '受理编号',
    '登记编号',
    '信访编号',
    '信访件编号',
    '事项编号',
    '案件编号',
    '外部编号',
    '原编号',
    '编号',
    '单号',
    'id',
    'number',
    'no',
    'external number',
  ],
  time: [
    '留言时间',
    '来电时间',
    '诉求时间',
    '反映时间',
    '受理时间',
    '登记时间',
    '提交时间',
    '创建时间',
    '登记日期',
    '受理日期',
    '收到时间',
    '时间',
    '日期',
    'time',
    'received at',
    'date',
    'created at',
  ],
  title: ['留言主题', '诉求标题', '工单标题', '事项标题', '主题', '标题', '题目', 'title', 'subject'],
  body: [
    '留言详情',
    '留言内容',
    '诉求内容',
    '反映内容',
    '工单内容',
    '来电内容',
    '问题描述',
    '事项内容',
    '信访内容',
    '具体内容',
    '主要内容',
    '内容',
    '详情',
    '正文',
    '描述',
    'body',
    'content',
    'text',
    'description',
  ],
  area: [
    '区划代码',
    '所属区划',
    '所属区域',
    '所属地区',
    '所属社区',
    '所属村社区',
    '行政区划',
    '区域',
    '属地',
    'area',
    'place',
  ],
  placeNote: [
    '事发地点',
    '发生地点',
    '事发地址',
    '问题地点',
    '具体位置',
    '详细地址',
    '地点',
    '位置',
    'where exactly',
    'location',
  ],
  kind: ['诉求类型', '工单类型', '诉求性质', '事项类型', '类型', 'kind', 'type'],
  channel: ['诉求渠道', '来源渠道', '受理渠道', '诉求来源', '工单来源', '渠道', '来源', 'channel'],
  tier: ['办理时限等级', '紧急程度', '时限等级', 'tier', 'urgency'],
  category: [
    '一级标签',
    '一级分类',
    '诉求分类',
    '问题分类',
    '问题类别',
    '诉求类别',
    '分类',
    '类别',
    'category',
    'label',
  ],
  name: [
    '诉求人',
    '来电人',
    '反映人',
    '信访人',
    '留言人',
    '联系人',
    '留言用户',
    '姓名',
    '用户',
    'name',
    'reporter',
    'user',
  ],
  phone: ['联系电话', '来电号码', '联系方式', '手机号码', '手机号', '手机', '电话', 'phone', 'telephone', 'mobile'],
  address: ['联系地址', '家庭住址', '住址', '通讯地址', 'address'],
  due: [
    '办结时限',
    '办理时限',
    '办结期限',
    '办理期限',
    '截止时间',
    '截止日期',
    '要求办结时间',
    '到期时间',
    'due',
    'deadline',
  ],
  state: ['工单状态', '办理状态', '办件状态', '处理状态', '状态', 'state', 'status'],
  endedAt: ['办结时间', '办结日期', '完结时间', '结案时间', '关闭时间', '归档时间', 'closed at'],
  reply: ['办理结果', '处理结果', '办理情况', '答复内容', '答复意见', '回复内容', 'result', 'reply'],
};

/** States of other systems after which nothing is left to do; every other one is open work here. */
export const endedStates: readonly string[] = [
  '已办结',
  '办结',
  '已完结',
  '完结',
  '已关闭',
  '关闭',
  '已归档',
  '归档',
  '已结案',
  '结案',
  'closed',
  'done',
];

/** Values other systems write, besides our own words for them. */
export const otherKindWords = {
  consult: ['业务咨询', '咨询类', '询问'],
  help: ['求助类', '求决', '诉求', '报修'],
  complaint: ['投诉类', '举报', '投诉举报', '批评'],
  suggestion: ['建议类', '意见建议', '意见', '建言'],
  petition: ['来信', '来访'],
} as const;
export const otherChannelWords = {
  visit: ['走访', '入户'],
  reception: ['来访', '接访', '窗口', '现场'],
  phone: ['来电', '座机'],
  wechatGroup: ['微信'],
  hotline: ['12345', '热线', '12345热线', '市长热线', '政务热线'],
  web: ['网络', '网站', '网上信访', '网络留言', '留言板', '领导信箱', '市长信箱', 'app', '小程序', '互联网'],
  courier: ['快递', '快递员'],
  patrol: ['巡查', '网格', '网格员'],
} as const;

export const faultWords = {
  required: ['“{field}”没有填。', '“{field}” is empty.'],
  tooShort: ['“{field}”不足 {min} 个字。', '“{field}” has fewer than {min} characters.'],
  tooLong: ['“{field}”超过 {max} 个字。', '“{field}” has over {max} characters.'],
  time: [
    '时间看不懂,请写成 2026-03-03 09:30:00 或用 Excel 的日期。',
    'The time cannot be read: write 2026-03-03 09:30:00, or use a date of Excel.',
  ],
  future: ['时间在将来,请核对。', 'The time lies in the future.'],
  tooOld: ['时间早于 2000 年,请核对。', 'The time lies before the year 2000.'],
  twice: [
    '与第 {first} 行的编号相同,同一文件里只导入第一行。',
    'The number is that of row {first}: only the first is imported.',
  ],
  value: ['“{field}”不是可用的值,可用:{values}。', '“{field}” is none of: {values}.'],
  phone: [
    '电话号码不对,应为 11 位手机号或带区号的座机。',
    'Not a phone number: 11 digits, or a landline with its area code.',
  ],
  name: ['姓名里有不能用的字符。', 'The name has characters that cannot be used.'],
  unknown: ['系统里没有这个地方,请写区划代码或全名。', 'There is no such place here: give its code or its full name.'],
  ambiguous: ['有几个地方都叫这个名字,请写区划代码。', 'Several places have this name: give the code.'],
  outsideYourPlace: ['这个地方不归您的岗位管。', 'This place is outside your post.'],
  nobodyAnswers: ['这个地方还没有人接件。', 'Nobody answers for this place yet.'],
  database: ['数据库没有接受这一行({constraint})。', 'The database did not accept this row ({constraint}).'],
} as const satisfies Record<string, Word>;
export type ImportRule = keyof typeof faultWords;

export const importedWords = {
  ended: ['来件前已在原平台办结({day})。', 'Closed on its own platform before it came here ({day}).'],
  promise: ['来件要求的办结时间', 'The end that came with it'],
} as const satisfies Record<string, Word>;

export const importRefusalWords = {
  noHeader: [
    '找不到表头:前 10 行里没有“内容”(留言详情、诉求内容等)一栏。可下载模板,或指明哪一栏是内容。',
    'No heading row: none of the first 10 rows names a column for the content. Use the template, or say which column it is.',
  ],
  tooManyForUpload: [
    '超过 {rows} 行,请分成几个文件,或请管理员在服务器上用 baodao import cases 导入。',
    'Over {rows} rows: split the file, or have it imported on the server with baodao import cases.',
  ],
} as const satisfies Record<string, Word>;

/** Headings of the exported list. */
/** Headings of the list as a table, where they are its own. */
export const columnWords = {
  kind: ['类型', 'Kind'],
  tier: ['时限等级', 'Tier'],
  channel: ['渠道', 'Channel'],
  outcome: ['结果', 'Outcome'],
  category: ['分类', 'Category'],
  receivedAt: ['登记时间', 'Received'],
  dueAt: ['到期时间', 'Due'],
  overdue: ['是否超期', 'Overdue'],
  closedAt: ['办结时间', 'Closed'],
  desk: ['派件单位', 'Desk'],
  handler: ['承办单位', 'Handled by'],
  handlerPerson: ['经办人', 'Person'],
  firstReceiver: ['首接人', 'First receiver'],
  firstUnit: ['首接单位', "First receiver's unit"],
  redoCount: ['重办次数', 'Redone'],
  externalNumber: ['外部编号', 'External number'],
} as const satisfies Record<string, Word>;

export const sheetWords = {
  template: ['诉求导入模板', 'Import of cases'],
  values: ['可用的值', 'Allowed values'],
  list: ['诉求清单', 'Cases'],
  rules: ['怎样填', 'How to fill it in'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
} as const satisfies Record<string, Word>;

export const templateNotes: Record<ImportField, Word> = {
  number: [
    '原系统里的编号;同一来源同一编号只导入一次。没有可不填这一栏。',
    'The number in the other system: each is imported once. The column may be left out.',
  ],
  time: [
    '如 2026-03-03 09:30:00;不设这一栏就按导入时间。',
    'Such as 2026-03-03 09:30:00; without the column it is the time of the import.',
  ],
  title: ['不超过 120 字;不填就取内容的第一句。', 'Up to 120 characters; else the first sentence of the content.'],
  body: ['必填,4 到 8000 字。', 'Needed: 4 to 8000 characters.'],
  area: [
    '区划代码(不用补零)或全名;不填就用导入时选的地方。',
    'Division code or full name; else the place chosen for the import.',
  ],
  placeNote: ['不超过 200 字。', 'Up to 200 characters.'],
  kind: ['见“可用的值”。', 'See the allowed values.'],
  channel: ['见“可用的值”。', 'See the allowed values.'],
  tier: ['见“可用的值”;不填由系统按内容判断。', 'See the allowed values; else judged by the content.'],
  category: ['不超过 60 字。', 'Up to 60 characters.'],
  name: ['加密保存。', 'Kept encrypted.'],
  phone: ['加密保存;11 位手机号或带区号的座机。', 'Kept encrypted; 11 digits, or a landline with its area code.'],
  address: ['加密保存;不超过 200 字。', 'Kept encrypted; up to 200 characters.'],
  due: [
    '来件要求的办结时间;比本系统的时限早就按它。',
    'When it must be done by there; the earlier of this and our own limit holds.',
  ],
  state: [
    '写“已办结”“已关闭”“已归档”等的作为办结历史登记,其余都作为待办。',
    'What is closed there comes as history; everything else as open work.',
  ],
  endedAt: ['已办结的写办结时间。', 'When it was closed there.'],
  reply: ['已办结的可写办理结果,不超过 2000 字。', 'What came of it, up to 2000 characters.'],
};
