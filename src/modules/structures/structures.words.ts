import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';

export const structureWords = {
  title: ['组织架构', 'Structure'],
  lead: [
    '一个党组织、它下面的党支部、加入进来的单位和驿站。个数是按登记数出来的,不是写上去的。',
    'A Party organisation, its branches, the units and stations that joined. The numbers are counted, never typed.',
  ],
  none: ['还没有可画的架构。', 'There is no structure to draw yet.'],
  noneHint: [
    '在“组织”里登记党组织的下级支部和成员单位,这里就会出现。',
    'Enter branches and member units under Organisations, and it will stand here.',
  ],
  label: ['架构', 'Structure'],
  organisation: ['单位', 'Organisation'],
  place: ['地方', 'Place'],
  branches: ['党支部(下级党组织)', 'Branches'],
  branchCount: ['{n} 个下级党组织', '{n} branches'],
  groups: ['群团组织', 'Youth League, union, women’s federation'],
  units: ['成员单位', 'Member units'],
  unitsMany: ['成员单位 {n} 家', '{n} member units'],
  stations: ['驿站', 'Stations'],
  stationsMany: ['驿站 {n} 个', '{n} stations'],
  n: ['N = {n}', 'N = {n}'],
  nParts: ['成员单位 {units} 家,驿站 {stations} 个', '{units} member units, {stations} stations'],
  nUnits: ['成员单位 {units} 家', '{units} member units'],
  nStations: ['驿站 {stations} 个', '{stations} stations'],
  drawing: ['{name}架构图,{label};下面的名单内容相同', 'Drawing of {name}, {label}; the list below says the same'],
  list: ['名单', 'List'],
  roles: ['怎么干', 'The parts people play'],
  rolesNone: [
    '这里还没有内容。五随、五员、六者这类要求由本单位自己填写,系统不代拟、不编写。',
    'Nothing yet. What these say is entered by the organisation itself; the system writes none of it.',
  ],
  asOf: ['{day} 的情况', 'As of {day}'],
} as const satisfies Record<string, Word>;

export const structureConsoleWords = {
  hint: [
    '点单位看它的成员数和今年的活动;点名称看架构图。',
    'Open a name for its drawing; click a unit for its members and its year.',
  ],
  print: ['打印(A4 横向)', 'Print (A4, landscape)'],
  back: ['全部架构', 'All structures'],
  publicPage: ['公开页面', 'Public page'],
  kind: ['类别', 'Kind'],
  duty: ['职责', 'Duty'],
  members: ['党员(按名册)', 'Members on the roll'],
  year: ['{year} 年', '{year}'],
  missed: ['缺 {n}', '{n} missed'],
  complete: ['没有缺的', 'Nothing missed'],
  noYear: ['没有登记成员,或不要求开展。', 'No members on record, or nothing is required.'],
  outside: ['这个单位不在您的范围内,看不到名册和活动。', 'Outside your area: its roll and its year are not shown.'],
  toYear: ['看全年和活动台账', 'Its year and its activities'],
  toStructure: ['看它的架构', 'Its own structure'],
  write: ['填写', 'Write'],
  edit: ['修改', 'Edit'],
  takeDown: ['撤下', 'Take down'],
  takeDownSure: ['撤下“{title}”?以前的版本会保留。', 'Take down "{title}"? Earlier editions are kept.'],
  titleField: ['名称', 'Name'],
  titleHint: ['如 五随、五员、六者,也可以是别的叫法', 'For example 五随, 五员, 六者, or another name'],
  body: ['内容', 'Text'],
  bodyHint: [
    '按本单位正式文件照录。会显示在公开页面上,不写姓名、电话。',
    'As your own document has it. It stands on the public page: no names, no telephones.',
  ],
  editions: ['各版', 'Editions'],
  edition: ['第 {n} 版,{day}', 'Edition {n}, {day}'],
  wasTakenDown: ['撤下', 'taken down'],
  required: ['请填写这一项', 'Please fill this in'],
} as const satisfies Record<string, Word>;

export const structurePortalWords = {
  homeSays: ['党组织、支部、成员单位和驿站', 'Party organisations, branches, member units, stations'],
  back: ['看全部', 'All structures'],
  unitsOnly: ['这里只列单位,不列个人。', 'Units only; no person is listed.'],
} as const satisfies Record<string, Word>;

type Why = 'namesPerson' | 'unchanged' | 'nothingToTakeDown';
const refusals: Record<Why, Word> = {
  namesPerson: [
    '内容里像是有电话或证件号码。这段话会公开,请去掉。',
    'There seems to be a telephone or identity number in it. This stands on a public page: leave it out.',
  ],
  unchanged: ['内容和现在的一样。', 'It says the same already.'],
  nothingToTakeDown: ['没有可撤下的内容。', 'There is nothing to take down.'],
};
export const no = (why: Why, field?: string): Refused =>
  new Refused(why, why === 'namesPerson' ? 422 : 409, refusals[why], {
    faults: field ? [{ field, rule: why, says: refusals[why] }] : [],
  });
