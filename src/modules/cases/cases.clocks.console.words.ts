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

/** Words of the card that says what the nightly recount found. */
export const driftWords = {
  title: ['每晚复算', 'Nightly recount'],
  hint: [
    '每天夜里把所有在走的时限按规则重算一遍,应当一个都不差。',
    'Every night all running limits are counted anew by their rules; none should differ.',
  ],
  never: ['还没有复算过,今晚会算第一遍。', 'Not counted anew yet: tonight is the first time.'],
  even: ['{moment} 复算 {n} 个时限,全部一致。', '{moment}: {n} limits counted anew, all the same.'],
  found: [
    '{n} 个时限和规则对不上,请系统管理员查明原因。',
    '{n} limits are not what their rules make them: find out why.',
  ],
  lastRun: ['{moment} 复算 {n} 个时限', '{moment}: {n} limits counted anew'],
  number: ['诉求', 'Case'],
  purpose: ['时限', 'Limit'],
  kept: ['记录的', 'Kept'],
  counted: ['按规则算', 'By its rule'],
  since: ['发现于', 'Since'],
  toRules: ['去看', 'Look'],
} as const satisfies Record<string, Word>;
