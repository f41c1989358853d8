import type { Word } from '#kernel/words.ts';

/** Words of the page on which a table of cases is imported. */
export const importConsoleWords = {
  title: ['从表格导入诉求', 'Import cases from a table'],
  hint: [
    '先检查,后导入。同一来源的同一编号只登记一次,重复导入不会重复登记。',
    'First look, then import. A number of a source is registered once, however often it is imported.',
  ],
  open: ['导入', 'Import'],
  fileHint: [
    '最多 20000 行。别的系统导出的表可以直接用,表头会自动对上。',
    'Up to 20,000 rows. Tables exported by other systems can be used as they are: headings are recognised.',
  ],
  source: ['来源系统', 'Which system it comes from'],
  sourceHint: [
    '如:12345热线、人民网留言板。每次导入写同一个名字。',
    'Such as "12345 hotline"; the same name each time.',
  ],
  area: ['没写地点的归到', 'Rows without a place belong to'],
  kind: ['没写类别的按', 'Rows without a kind are'],
  channel: ['没写渠道的按', 'Rows without a channel came by'],
  bodyColumn: ['哪一栏是内容?', 'Which column holds the content?'],
  bodyColumnHint: ['照抄那一栏的表头。', 'Copy its heading.'],
  columnsHint: [
    '已按表头自动对上,不对的请改。只有“内容”一栏必须有。',
    'Found by their headings; mend what is wrong. Only the content is needed.',
  ],
  toCases: ['看诉求', 'See the cases'],
} as const satisfies Record<string, Word>;
