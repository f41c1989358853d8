import type { Word } from '#kernel/words.ts';

/** Words of the page on which a household roll is taken in. */
export const rollConsoleWords = {
  open: ['从表格导入', 'Import a roll'],
  title: ['导入居民户册', 'Import a household roll'],
  hint: [
    '先检查,后导入。已登记的人和户会认出来,重复导入不会登记两遍。',
    'First look, then import. Who is recorded already is recognised: nothing is recorded twice.',
  ],
  fileHint: [
    '最多 10000 行。现有的户册可以直接用;政治面貌、宗教、备注等办事用不到的栏目一律不取。',
    'Up to 10,000 rows. A roll can be used as it is; politics, religion, remarks and the like are never taken.',
  ],
  columnsHint: [
    '已按表头自动对上,不对的请改。“姓名”和“与户主关系”必须有。',
    'Found by their headings; mend what is wrong. The name and the relation to the head are needed.',
  ],
  area: ['没写村组的归到', 'Rows without a place belong to'],
  areaHint: ['选到村(社区)或网格。', 'Choose a village, community or grid.'],
  basis: ['凭什么登记', 'On what basis'],
  since: ['没写日期的,从哪天算住在这里', 'Rows without a date live here since'],
  households: ['新登记 {n} 户', '{n} new households'],
  toHouseholds: ['看各户', 'See the households'],
} as const satisfies Record<string, Word>;
