import type { Word } from '#kernel/words.ts';

/** Words of the form that adds a time limit to the rule set. */
export const clockRuleWords = {
  add: ['增加一条规则', 'Add a rule'],
  addHint: [
    '只对起用日以后登记的诉求有效,以前的按原来的规则算完。',
    'It holds for cases that come in from that day on; earlier ones end by their own rules.',
  ],
  id: ['代号(大写字母、数字、短横)', 'Code (capitals, digits, dashes)'],
  idFault: [
    '3 到 40 个大写字母、数字或短横,如 VILLAGE-SIGN-4H。',
    '3 to 40 capitals, digits or dashes, as VILLAGE-SIGN-4H.',
  ],
  area: ['适用地方(不选就是全国)', 'Where it holds (everywhere, if empty)'],
  kind: ['类别(不选就是所有)', 'Kind (all, if empty)'],
  tier: ['缓急(不选就是所有)', 'Urgency (all, if empty)'],
  amount: ['时限', 'How long'],
  unit: ['单位', 'Unit'],
  duty: ['谁的期限', 'Whose time it is'],
  dutyOrgan: ['单位的承诺,对外不顺延', 'An office’s duty: the promised end does not move'],
  dutyResident: ['本人的权利,逢休息日顺延', 'A person’s right: it moves past rest days'],
  source: ['依据(写到条款)', 'Source, down to the article'],
  validFrom: ['起用日', 'In force from'],
  required: ['请填写这一项', 'Please fill this in'],
} as const satisfies Record<string, Word>;
