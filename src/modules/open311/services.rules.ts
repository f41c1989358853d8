import type { Word } from '#kernel/words.ts';
import type { CaseKind } from '#modules/cases/cases.rules.ts';

/* The services other programs may file under: every kind of case, and matters for which something particular is asked. */

export type Attribute = {
  readonly code: string;
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  readonly required: boolean;
  readonly says: Word;
  readonly hint: Word;
  readonly values?: readonly { readonly key: string; readonly name: Word }[];
};
export type Service = {
  readonly code: string;
  readonly kind: CaseKind;
  /** Kept with the case; published cases of this category are listed under this service. */
  readonly category: string | null;
  readonly name: Word;
  readonly says: Word;
  readonly group: Word;
  readonly keywords: readonly string[];
  readonly attributes: readonly Attribute[];
  /** A formal petition is answered in writing: it needs a name and an address (信访工作条例 19). */
  readonly needsPerson?: true;
};

const town: Word = ['城乡建设', 'Town and country'];
const life: Word = ['日常诉求', 'Everyday matters'];
const since: Attribute = {
  code: 'since',
  datatype: 'datetime',
  required: false,
  says: ['从什么时候开始的', 'Since when'],
  hint: ['日期和时间', 'Date and time'],
};

export const services: readonly Service[] = [
  {
    code: 'heating',
    kind: 'complaint',
    category: '城乡建设/城市建设和市政管理/冬季采暖',
    name: ['供暖', 'Heating'],
    says: ['家里不热、停暖、漏水', 'Cold homes, no heating, leaks'],
    group: town,
    keywords: ['供热', '暖气', 'heating'],
    attributes: [
      since,
      {
        code: 'temperature',
        datatype: 'number',
        required: true,
        says: ['室内温度(摄氏度)', 'Temperature indoors (°C)'],
        hint: ['量不出来就写个大概', 'A rough figure will do'],
      },
      {
        code: 'extent',
        datatype: 'singlevaluelist',
        required: false,
        says: ['多大范围', 'How far it reaches'],
        hint: ['选一个', 'Choose one'],
        values: [
          { key: 'home', name: ['只有我家', 'My home only'] },
          { key: 'building', name: ['整栋楼', 'The whole building'] },
          { key: 'estate', name: ['整个小区', 'The whole estate'] },
        ],
      },
    ],
  },
  {
    code: 'water',
    kind: 'complaint',
    category: '城乡建设/城市建设和市政管理/自来水供应',
    name: ['自来水', 'Water supply'],
    says: ['停水、水压小、水发黄、水管漏', 'No water, low pressure, colour, leaks'],
    group: town,
    keywords: ['停水', '水管', 'water'],
    attributes: [since],
  },
  {
    code: 'sanitation',
    kind: 'complaint',
    category: '城乡建设/城市建设和市政管理/环境卫生',
    name: ['环境卫生', 'Litter and sanitation'],
    says: ['垃圾没清、公厕脏', 'Rubbish, public toilets'],
    group: town,
    keywords: ['垃圾', '公厕', 'litter'],
    attributes: [],
  },
  {
    code: 'public-works',
    kind: 'hazard',
    category: '城乡建设/城市建设和市政管理/城市公共设施',
    name: ['道路、路灯、井盖', 'Roads, lights, manholes'],
    says: ['坑洼、路灯不亮、井盖坏了', 'Potholes, dark lamps, broken covers'],
    group: town,
    keywords: ['道路', '路灯', '井盖', 'pothole', 'street light'],
    attributes: [
      {
        code: 'what',
        datatype: 'multivaluelist',
        required: false,
        says: ['哪一样', 'Which of them'],
        hint: ['可以多选', 'More than one is possible'],
        values: [
          { key: 'road', name: ['路面', 'Road surface'] },
          { key: 'light', name: ['路灯', 'Street light'] },
          { key: 'cover', name: ['井盖', 'Manhole cover'] },
          { key: 'other', name: ['别的', 'Something else'] },
        ],
      },
    ],
  },
  {
    code: 'noise',
    kind: 'complaint',
    category: '环境保护/环境污染/噪音污染',
    name: ['噪声', 'Noise'],
    says: ['工地、音响、机器太吵', 'Building sites, loudspeakers, machines'],
    group: ['环境保护', 'Environment'],
    keywords: ['噪音', '扰民', 'noise'],
    attributes: [
      {
        code: 'when',
        datatype: 'singlevaluelist',
        required: false,
        says: ['什么时候吵', 'When it is loud'],
        hint: ['选一个', 'Choose one'],
        values: [
          { key: 'day', name: ['白天', 'By day'] },
          { key: 'night', name: ['晚上十点以后', 'After ten at night'] },
          { key: 'always', name: ['一直', 'All the time'] },
        ],
      },
    ],
  },
  ...plainServices(),
];

function plainServices(): Service[] {
  const one = (kind: CaseKind, name: Word, says: Word, more: Partial<Service> = {}): Service => ({
    code: kind,
    kind,
    category: null,
    name,
    says,
    group: life,
    keywords: [name[0]],
    attributes: [],
    ...more,
  });
  return [
    one('hazard', ['其他隐患', 'Another hazard'], ['看着危险的地方和东西', 'Places and things that look dangerous']),
    one('help', ['求助', 'Help'], ['遇到难处,要人帮忙', 'Something one cannot manage alone']),
    one('complaint', ['投诉', 'Complaint'], ['没办好、办错了', 'Something done badly or not at all']),
    one('consult', ['咨询', 'Question'], ['问政策、问办法', 'Rules and how to go about something']),
    one('suggestion', ['建议', 'Suggestion'], ['怎么能更好', 'How it could be better']),
    one('errand', ['帮办代办', 'Errand'], ['请人替跑一趟', 'Somebody to go in one’s place']),
    one('order', ['服务单', 'Service order'], ['物业、维修一类', 'Property management, repairs']),
    one(
      'petition',
      ['信访事项', 'Petition'],
      ['要书面答复的,写清姓名和住址', 'Answered in writing: name and address are needed'],
      { needsPerson: true },
    ),
  ];
}

export const serviceOf = (code: string): Service | null => services.find((s) => s.code === code) ?? null;

/** Under which service a case is listed: by its category when there is a service for just that, else by its kind. */
export function serviceFor(kind: CaseKind, category: string | null): Service {
  const exact = category ? services.find((s) => s.category === category && s.kind === kind) : undefined;
  const plain = exact ?? services.find((s) => s.code === kind);
  if (!plain) throw new RangeError(`no service for ${kind}`);
  return plain;
}

/** Kinds and categories under which cases of a service are kept. */
export const keptUnder = (s: Service): { kind: CaseKind; category: string | null; others: readonly string[] } => ({
  kind: s.kind,
  category: s.category,
  others: s.category ? [] : services.flatMap((o) => (o.kind === s.kind && o.category ? [o.category] : [])),
});
