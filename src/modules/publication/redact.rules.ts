/**
 * What is masked before a text may be public: pure, and the same on every way out. It errs towards masking; what it only suspects
 * it names, so that the person looks at it (domain §12.7, §12.17: nobody is named in public).
 */

export type Masked = 'phone' | 'number' | 'address' | 'name' | 'plate' | 'contact' | 'word';
export type Redaction = {
  text: string;
  /** What kinds of things were masked, each once. */
  found: readonly Masked[];
  /** Parts that may be somebody's name: to be looked at by a person. */
  suspects: readonly string[];
};

const MASKS: Readonly<Record<Masked, string>> = {
  phone: '〔电话〕',
  number: '〔号码〕',
  address: '〔门牌〕',
  name: '某某',
  plate: '〔车牌〕',
  contact: '〔联系方式〕',
  word: '〔略〕',
};

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤康施牛樊葛邢齐庞乔温祁云包白齐乌苗戚边阎闻卞岳郜柴景詹高金石安常华尚左梅盛辛管米倪焦谷骆鲍代';
const COMPOUND =
  '欧阳|司马|上官|诸葛|呼延|皇甫|尉迟|慕容|乌云|巴特尔|额尔|敖特根|苏日|斯琴|阿拉坦|哈斯|其木格|娜仁|格根';
const SURNAME = `(?:${COMPOUND}|[${SURNAMES}])`;
const TITLES =
  '副?(?:书记|主任|村长|支书|乡长|镇长|县长|区长|旗长|局长|处长|科长|股长|所长|院长|校长|园长|站长|队长|组长|社长|经理|总监|老板|会计|出纳|委员|网格员|代办员|楼长|老师|教师|医生|大夫|护士|警官|警察|法官|律师|师傅|师父|先生|女士|小姐|同志|大爷|大娘|大妈|大叔|大婶|大姐|大哥|阿姨|奶奶|爷爷|婶子?|嫂子?|叔叔?|伯伯?)';
/** Words that begin with a surname and are none. */
const NO_NAMES = [
  '高度',
  '高速',
  '高空',
  '方向',
  '方面',
  '白色',
  '安装',
  '安置',
  '常年',
  '常常',
  '常务',
  '金属',
  '石头',
  '田地',
  '文件',
  '于是',
  '余下',
  '管理',
  '管道',
  '关于',
  '华为',
  '米面',
  '项目',
  '安全',
  '万能',
  '方便',
  '高级',
  '金融',
  '江边',
  '白天',
  '马路',
  '田间',
  '石料',
  '水利',
  '云端',
];
/** What stands right before somebody's name. */
const CALLED = '(?:名叫|叫做|姓名是?[:\\uFF1A]?|法人(?:代表)?|联系人[:\\uFF1A]?|当事人|责任人|负责人是?)';
/** After these a name is so likely that it is masked; a person whose text it garbles says it in other words. */
const NEAR = '(?:邻居|村民|业主|户主|房东|司机|店主|居民|书记|主任|村长|队长|经理|举报|投诉|控告)';
/** After or before these it may be one: it is named, and looked at. */
const MAYBE_AFTER = '(?:老人|患者|学生|反映|被|找|跟|和|与|给)';
const MAYBE_BEFORE = '(?:占|打|骂|欠|拿|收|偷|抢|拦|不给|不让|一家|家的|家里|故意|经常|总是|天天)';

const DIGIT = '[0-9\\uFF10-\\uFF19]';
const SEP = '[-‐‑–—\\s]?';
const HAN_DIGIT = '[零〇○一二三四五六七八九幺两]';
const COUNT = `(?:${DIGIT}{1,4}|[零〇一二三四五六七八九十百]{1,4})`;

const SIDE = '[东西南北中左右]';
const NUMBERED = '号(?!线|井|机井|泵|路|桥|闸|变|令|文|公告|通知|坑|地块|病房|窗口)';
/** One part of where somebody lives: a building, an entrance, a door. */
const PART = `(?:(?:[A-Za-z甲乙丙丁]${DIGIT}{0,3}|[A-Za-z甲乙丙丁]?${COUNT})\\s?(?:号楼|号院|栋|幢|座|单元|门洞?|室|户|号房|房间|${NUMBERED}))`;

type Rule = { kind: Masked; pattern: RegExp; put?: (found: string) => string };

/** A run of digits, told by its length; dates and amounts stay. */
function numberMask(found: string): string {
  const plain = found.normalize('NFKC');
  if (/^(?:19|20)\d{2}[-‐‑–—]\d{1,2}[-‐‑–—]\d{1,2}(?:\s\d{1,2})?$/.test(plain)) return found;
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 7) return found;
  return /^(?:86)?1[3-9]\d{9}$/.test(digits) || (digits.startsWith('0') && digits.length <= 12)
    ? MASKS.phone
    : digits.length <= 8
      ? MASKS.phone
      : MASKS.number;
}

const isNoName = (text: string) => NO_NAMES.some((word) => text.startsWith(word));

const rules: readonly Rule[] = [
  { kind: 'contact', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { kind: 'contact', pattern: /(?:https?:\/\/|www\.)[^\s,\uFF0C。;\uFF1B!?、)\uFF09〕]+/gi },
  { kind: 'contact', pattern: /(?:微信号?|QQ号?|抖音号?)\s*[:\uFF1A是]?\s*[A-Za-z0-9_-]{5,20}/gi },
  {
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]\s?[·•.]?\s?[A-HJ-NP-Z0-9]{4,6}(?:[挂学警港澳])?/gi,
  },
  {
    kind: 'number',
    pattern: new RegExp(`${DIGIT}(?:${SEP}${DIGIT}){5,}(?:${SEP}[Xx\\uFF38\\uFF58])?`, 'g'),
    put: numberMask,
  },
  { kind: 'phone', pattern: new RegExp(`${HAN_DIGIT}{7,}`, 'g') },
  { kind: 'address', pattern: new RegExp(`${DIGIT}{1,3}[-‐‑–—#]${DIGIT}{1,2}[-‐‑–—#]${DIGIT}{3,4}(?:室|房)?`, 'g') },
  // 2-501室, 3#402房, 住5-301: of two numbers only what says that it is a home.
  { kind: 'address', pattern: new RegExp(`${DIGIT}{1,3}[-‐‑–—#]${DIGIT}{3,4}(?:室|房|户)`, 'g') },
  { kind: 'address', pattern: new RegExp(`(?<=住在?)${DIGIT}{1,3}[-‐‑–—#]${DIGIT}{3,4}`, 'g') },
  { kind: 'address', pattern: new RegExp(`(?<=门牌号?(?:码|是|为)?[:\\uFF1A]?\\s?)${DIGIT}{1,4}`, 'g') },
  // 3号楼2单元501室, 五号楼三单元402, G2栋320, A座1502, 甲3号, 5栋, 12号院, 3号楼东单元西户; not 3月5号, not 2号井, and “一栋” is a count.
  {
    kind: 'address',
    pattern: new RegExp(
      `(?:${PART}\\s?)+(?:${SIDE}(?:单元|户)\\s?)*(?:(?:${DIGIT}|[零〇一二三四五六七八九]){3,4}(?:室|房间?|户)?)?(?![月日])`,
      'g',
    ),
    put: (found) =>
      /^(?:[一两几]栋|[一两几]幢|[一二三四五六七八九十]?(?:户|座|门))\s?$/.test(found) ? found : MASKS.address,
  },
  {
    kind: 'name',
    pattern: new RegExp(`${SURNAME}\\p{Script=Han}{0,2}?(?=${TITLES})`, 'gu'),
    put: (found) => (isNoName(found) ? found : '某'),
  },
  {
    kind: 'name',
    pattern: new RegExp(`(?<=${CALLED}|${NEAR})${SURNAME}(?:\\p{Script=Han}|某){1,2}`, 'gu'),
    put: (found) => (isNoName(found) ? found : MASKS.name),
  },
];

const suspect = new RegExp(
  `(?<=${MAYBE_AFTER})${SURNAME}(?:\\p{Script=Han}|某){1,2}|${SURNAME}\\p{Script=Han}{1,2}?(?=${MAYBE_BEFORE})`,
  'gu',
);
const before = (text: string, at: number) => text.slice(Math.max(0, at - 1), at);

function apply(text: string, rule: Rule, found: Set<Masked>): string {
  return text.replace(rule.pattern, (part: string, ...more: unknown[]) => {
    const at = more.find((x): x is number => typeof x === 'number') ?? 0;
    // 3月5号 is a day.
    if (rule.kind === 'address' && before(text, at) === '月') return part;
    const masked = rule.put ? rule.put(part) : MASKS[rule.kind];
    if (masked !== part) found.add(rule.kind);
    return masked;
  });
}

/**
 * The text as it may be public. `known` are names that are certainly names (of staff, of members, of the person); `words` is what
 * the person wants to be left out besides. Masking what is masked changes nothing.
 */
export function redact(text: string, known: readonly string[] = [], words: readonly string[] = []): Redaction {
  const found = new Set<Masked>();
  let now = text;
  const blot = (names: readonly string[], kind: Masked) => {
    for (const name of [...names].filter((n) => [...n].length > 1).sort((a, b) => b.length - a.length))
      if (now.includes(name)) {
        now = now.replaceAll(name, MASKS[kind]);
        found.add(kind);
      }
  };
  blot(words, 'word');
  blot(known, 'name');
  for (const rule of rules) now = apply(now, rule, found);
  const suspects = new Set([...now.matchAll(suspect)].map((m) => m[0]).filter((s) => s && !isNoName(s)));
  return { text: now, found: [...found], suspects: [...suspects] };
}

/** What the person wrote into "leave out": words with spaces or stops between them. */
export const wordsOf = (text: string | undefined): string[] => [
  ...new Set((text ?? '').split(/[\s,\uFF0C、;\uFF1B]+/).filter((w) => [...w].length > 1)),
];
