import type { Word } from '#kernel/words.ts';

export const organisationConsoleWords = {
  title: ['组织', 'Organisations'],
  hint: [
    '谁管谁、各管什么。派件时只能派给这里有的单位。',
    'Who is above whom and does what. Cases go only to units that stand here.',
  ],
  find: ['按名称查找', 'Find by name'],
  kind: ['类别', 'Kind'],
  none: ['没有找到单位。', 'No organisation was found.'],
  noneYet: ['这里还没有单位。', 'There are no organisations yet.'],
  add: ['登记单位', 'Add an organisation'],
  edit: ['修改', 'Edit'],
  close: ['撤销', 'Close'],
  closeSure: [
    '撤销“{name}”?历史会保留,不能再往这里派件。',
    'Close "{name}"? Its history stays; nothing can be sent to it any more.',
  ],
  name: ['全称', 'Full name'],
  shortName: ['简称', 'Short name'],
  area: ['地方', 'Place'],
  superior: ['上级', 'Superior'],
  superiorOptional: ['上级(选填)', 'Superior (optional)'],
  duty: ['职责', 'Duty'],
  dutyOptional: ['职责(选填)', 'Duty (optional)'],
  below: ['下级', 'Below it'],
  members: ['成员', 'Members'],
  since: ['成立', 'Since'],
  structure: ['架构', 'Structure'],
  required: ['请填写这一项', 'Please fill this in'],
  closed: ['已撤销', 'Closed'],
} as const satisfies Record<string, Word>;
