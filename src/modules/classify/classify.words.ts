import type { Word } from '#kernel/words.ts';
import type { AdviceCode } from './reply.rules.ts';

export const classifyWords = {
  title: ['归类建议', 'Suggested categories'],
  note: [
    '机器只给建议,定类别、定承办单位的是人。',
    'The machine only suggests. People decide the category and the unit.',
  ],
  likely: ['像是这一类', 'Looks like'],
  percent: ['{n}% 把握', '{n}% sure'],
  fewExamples: ['这一类只学过 {n} 件,仅供参考', 'learned from {n} of this kind only'],
  decided: ['看到了这些词:', 'Because of these words:'],
  take: ['选这一类', 'Take it'],
  taken: ['已选', 'Taken'],
  now: ['现在的类别:{category}', 'Its category now: {category}'],
  tier: ['听起来是:', 'Sounds like:'],
  takeTier: ['选这一档', 'Take it'],
  units: ['办过这里同类件的单位', 'Units that closed such cases around here'],
  unitWhy: [
    '附近办结同类 {cases} 件,本村 {here} 件;最像的是 {number} {title}',
    '{cases} closed around here, {here} in this village; the likest is {number} {title}',
  ],
  only: ['只是建议,可以不选。', 'Only a suggestion: you need not take it.'],
  advice: ['发出前看一眼', 'Before it is sent'],
  adviceOnly: ['只是提醒,不影响提交。', 'Only hints: it can be sent as it is.'],
  adviceNone: ['没有发现漏答。', 'Nothing seems to be left open.'],
  may: ['机器会做的', 'What the machine does'],
  mayList: [
    '从本地已办结、由人归好类的件里学着认词;给出最像的类别、把握多大、看到了哪些词;列出附近办过同类件的单位。',
    'It learns words from closed cases of this place that people gave a category. It names the likeliest category, how sure it is and which words decided, and the units that closed such cases nearby.',
  ],
  mayNot: ['机器不会做的', 'What it never does'],
  mayNotList: [
    '不自动归类,不自动派件,不给人打分、贴标签,不看是谁说的,不猜情绪和动机;答复提醒也不会拦住任何人。本人可以要求由人来看,每一件本来也都由人来定。',
    'It files nothing and dispatches nothing by itself. It scores and labels no person, does not look at who is speaking, and guesses no mood or motive; hints on a reply hold nobody up. Every case is decided by a person.',
  ],
  learnedFrom: ['学自 {n} 件', 'Learned from {n} texts'],
  learnedAt: ['上次学习', 'Last learned'],
  noModel: ['还没有学到东西', 'Nothing has been learned yet'],
  noModelHint: [
    '办结并归类满 20 件(至少两类)就开始建议;也可以请系统管理员导入以前归好类的表格。',
    'Suggestions begin with 20 closed cases in two categories. An administrator can also import texts that already have one.',
  ],
  accuracy: ['建议准不准', 'How often people agreed'],
  accuracyHint: [
    '按机器建议的类别统计:人选了同一类算“一致”,选了别的算“改了”。只统计件数,不涉及是谁选的。范围是您岗位所管的地方。',
    'By the category suggested: the same one chosen counts as taken, another one as changed. Only cases are counted, never who chose; in the area of your post.',
  ],
  category: ['类别', 'Category'],
  examples: ['学过几件', 'Learned from'],
  accepted: ['一致', 'Taken'],
  changed: ['改了', 'Changed'],
  rate: ['一致的比例', 'Taken of all'],
  terms: ['类别目录', 'Categories'],
  termsCount: ['目录里有 {n} 条。', 'There are {n} lines.'],
  termsNone: ['还没有导入目录。', 'No list was imported yet.'],
  termsImport: ['导入目录', 'Import a list'],
  termsHint: [
    '表格三列:level1、level2、level3(一级、二级、三级分类)。新表会整个替换旧表。',
    'Three columns: level1, level2, level3. A new table replaces the one before.',
  ],
  termsDone: ['已导入 {terms} 条,{categories} 个一级类别。', '{terms} lines imported, {categories} categories.'],
} as const satisfies Record<string, Word>;

/** Why there is nothing to suggest. */
export const whyNoneWords = {
  fewExamples: [
    '已办结并归类的件还太少,暂时给不出建议。',
    'Too few closed cases have a category yet: nothing to suggest.',
  ],
  shortText: ['再多写几句,才看得出是哪一类。', 'A little more text is needed.'],
  refused: [
    '本人要求这一件不用系统建议,请直接判断。',
    'The person wants nothing suggested for this case: judge it yourself.',
  ],
} as const satisfies Record<string, Word>;

export const adviceWords: Record<AdviceCode, Word> = {
  passedOn: ['只说转给了谁,没说结果。', 'It says who has it now, not what came of it.'],
  tooShort: ['答复太短,对方可能看不明白。', 'Very short: the person may not understand what was done.'],
  unanswered: ['好像没有答到:', 'Not answered, it seems:'],
  noTime: ['问了时间,没有答时间:', 'A time was asked for, none is given:'],
  noAmount: ['问了多少,没有答数字:', 'An amount was asked for, none is given:'],
  noUnit: ['问了谁负责,没有答单位:', 'It was asked who is responsible; no unit is named:'],
  noBasis: [
    '说了“按规定”或“不符合”,没有写明是哪一条规定(已填在“依据”里的不用管)。',
    'It leans on a rule or refuses, but names no rule (never mind if it stands under “basis”).',
  ],
  noDate: ['说了要做,没有说什么时候做完。', 'It promises something, but no date.'],
};

export const importWords = {
  noColumns: ['表头里找不到需要的列:{columns}。', 'The table lacks these columns: {columns}.'],
  empty: ['表里没有可用的行。', 'The table has no row that can be used.'],
} as const satisfies Record<string, Word>;

/** Why something was suggested, told to the person and to the officer alike. */
export const explainWords = {
  title: ['系统建议过什么', 'What the system suggested'],
  link: [
    '看看系统给经办人提示过什么、凭什么;也可以要求不用。',
    'What was suggested to the officer and why; you may refuse it.',
  ],
  see: ['看建议和理由', 'See what and why'],
  lead: [
    '系统只看这一件的文字和地点,给经办人提示类别和可能的承办单位。它不看您是谁,不打分、不贴标签;归哪一类、派给谁,都由人定。',
    'The system reads the text and the place of this one case and suggests a category and a unit to the officer. It does not look at who you are, scores and tags nobody; people decide.',
  ],
  keptAt: ['建议时间', 'Suggested'],
  now: [
    '还没有人定类别,下面是现在会给的建议。',
    'Nobody has chosen a category yet: this is what would be suggested now.',
  ],
  again: [
    '当时的理由没有留下,下面是按现在学到的重新算的,可能与当时不同。',
    'Its grounds were not kept then: this is worked out anew by what is known today and may differ.',
  ],
  category: ['建议的类别', 'Category suggested'],
  sure: ['{category} · {n}% 把握', '{category} · {n}% sure'],
  unsure: ['{category} · 学得太少,说不准', '{category} · learned from too few to say how sure'],
  words: ['起作用的词', 'Words that decided'],
  noWords: ['没有单独起作用的词', 'No word decided by itself'],
  learned: ['凭什么学的', 'Learned from'],
  learnedFrom: [
    '本地 {n} 件已办结、由人归好类的内容,其中这一类 {of} 件',
    '{n} closed texts of this place that people gave a category, {of} of them this one',
  ],
  units: ['提示的单位', 'Units suggested'],
  unit: ['{name}:附近办结同类 {cases} 件,本村 {here} 件', '{name}: {cases} closed around here, {here} in this village'],
  noUnits: ['没有', 'None'],
  chosen: ['人定的类别', 'Category people chose'],
  notChosen: ['还没有定', 'Not chosen yet'],
  none: ['系统没有给这一件提过建议。', 'Nothing was suggested for this case.'],
  refuseTitle: ['也可以不用', 'You may refuse it'],
  refuse: ['这一件不用系统建议', 'Suggest nothing for my case'],
  refuseLead: [
    '不用说明理由,也不影响办理:以后只由人判断,也不再拿这一件去学。',
    'No reason is needed and it changes nothing in how you are served: people alone judge from now on, and nothing more is learned from this case.',
  ],
  isRefused: ['您已要求这一件不用系统建议。', 'You asked that nothing be suggested for this case.'],
  personRefused: ['本人已要求这一件不用系统建议。', 'The person asked that nothing be suggested for this case.'],
  refusedEntry: ['本人要求这一件不用系统建议。', 'The person asked that nothing be suggested for this case.'],
  back: ['回到这件事', 'Back to the case'],
  number: ['编号', 'Number'],
  refusal: ['不用系统建议', 'Refused'],
} as const satisfies Record<string, Word>;
