import type { Word } from './words.ts';

/** The headings that mean the same in every table; a list names only those that mean something else with it. */
export const headWords: Readonly<Record<string, Word>> = {
  number: ['编号', 'Number'],
  placeName: ['地点', 'Place'],
  area: ['区划代码', 'Area code'],
  title: ['标题', 'Title'],
  name: ['名称', 'Name'],
  kind: ['类别', 'Kind'],
  status: ['状态', 'Status'],
  state: ['状态', 'State'],
  unit: ['单位', 'Unit'],
  organisation: ['单位', 'Unit'],
  at: ['时间', 'When'],
  day: ['日期', 'Day'],
  by: ['经办人', 'By'],
  note: ['备注', 'Note'],
  version: ['版本', 'Version'],
  format: ['格式', 'Format'],
};
