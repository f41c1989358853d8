export const askKinds = ['when', 'howMuch', 'who', 'why', 'how', 'where', 'whether', 'request'] as const;
export type AskKind = (typeof askKinds)[number];
/** Something the resident wants to be told or done: the sentence as written, and what it is about without the asking. */
export type Ask = { readonly kind: AskKind; readonly text: string; readonly matter: string };

const MOST = 6;
const LONGEST = 60;

/** Full-width signs as their narrow twins, so that one pattern reads both; every character keeps its place. */
export const narrow = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** First match decides: the narrower question stands before the wider one. */
const signs: readonly (readonly [AskKind, RegExp])[] = [
  ['when', /什么时候|什么时间|何时|多久|几时|啥时|哪天|哪一天|几月份?|多长时间|时间表|哪年/],
  ['howMuch', /多少(钱|元|费)|收费标准是|(补偿|补贴|赔偿|收费|金额|费用|标准)(是|为|要|有)?多少|多少(标准|补偿|补贴)/],
  [
    'who',
    /(谁|哪个(部门|单位)|哪家单位|哪些部门|什么(部门|单位))(来)?(负责|管|主管|承担|监管)|找(谁|哪个部门|哪个单位|哪里)|归(谁|哪)/,
  ],
  ['why', /为什么|为何|为啥|什么原因|凭什么/],
  [
    'how',
    /怎么(办理?|申请|处理|报名|交|领|查|补)|如何(办理|申请|处理|解决|报名|领取|查询|计算|认定|补办|规划)|什么(流程|程序|手续|材料|条件)|哪些(手续|材料|条件)|需要什么/,
  ],
  ['where', /在哪里?(办|领|交|查|申请)|到哪里?(办|领|交|查|申请)|去哪里?(办|领|交|查|申请)/],
  ['whether', /是否|能否|可否|能不能|可不可以|会不会|有没有|是不是|合理吗|合法吗|可以吗|行吗|对吗|[^好]吗\?/],
  [
    'request',
    /((^|[,.:;!。]|强烈|特此?|在此|我们?|业主)(请求|要求)|强烈要求|恳请|恳求|希望|盼望|建议|(^|[,.:;!。])(再次|特)?(望|请))(?!问|看|您|你|勿).{0,30}(处理|解决|查处|整改|拆除|修|建|增|设|清理|退|发放|落实|公开|调查|取缔|制止|安装|开通|补|协调|监管|答复|规范|加强|停止|改|取消|给予|撤)/,
  ],
];

/** Despair and politeness are not questions: nobody expects an answer to 天理何在. */
const IDLE =
  /天理|良心|王法|公理|何在|于心何忍|谁来(保护|保障|替)|情何以堪|怎么(活|过|能这样|这么|得了)|还有没有(人|法|王)|难道|岂|何时是个?头|日子.{0,4}何时|引起.{0,6}重视|(领导|政府|部门).{0,8}重视|谢谢|感谢|此致|敬礼|百忙|你们?(知道|觉得|看看)吗|是吗\??$|凭什么|到底还要|不就|不是.{2,20}吗|忍受|受得了|(为何|为什么)要?(如此|这样|这么|总是|老是)|一拖再拖|踢皮球|置若罔闻|(处理|解决)(此事|这件事|这一?问题|该问题|老百姓|我们的问题)|重要吗|素质吗|笑话|道理|是不是在|顶风|利益.{0,2}关系|能不能(管管|管一管)/;
const ASKS = /\?|[吗呢][。!,]?$|请问|想问|想知道|^咨询|请告/;
const ASKING =
  /请问|咨询|想问|尊敬的?|领导|您好|你好|请求|要求|恳请|恳求|希望|盼望|建议|什么时候|什么时间|何时|多久|多长时间|为什么|为何|是否|能否|可否|能不能|有没有|会不会|如何|怎么|怎样|哪里|哪个|什么|我们?|他们|你们|政府|部门|相关|有关|一下|尽快|可以|还是|已经|现在|现今/g;

/** The questions and requests of a text, in its order, without those that want no answer. */
export function asksOf({ title, body }: { title: string; body: string }): Ask[] {
  const sentences = narrow(body)
    .replace(/《[^》]*》/g, '')
    .split(/(?<=[。!?;\n])|(?=[一二三四五六七八九]、)|(?=\d+[、.][^\d])/)
    .flatMap((sentence) => (sentence.length > LONGEST * 2 ? sentence.split(/(?<=,)/) : [sentence]))
    .map((sentence) => sentence.trim());
  const asks = [narrow(title), ...sentences].flatMap((sentence) => {
    const kind = kindOf(sentence);
    return kind ? [{ kind, text: shortened(sentence), matter: sentence.replace(ASKING, ' ') }] : [];
  });
  return asks.filter((ask, i) => !asks.slice(0, i).some((one) => isSame(one, ask))).slice(0, MOST);
}

function kindOf(sentence: string): AskKind | null {
  if (sentence.length < 5 || IDLE.test(sentence)) return null;
  const kind = signs.find(([, sign]) => sign.test(sentence))?.[0] ?? null;
  // 不知道是不是… inside a complaint asks nothing; a question says that it is one.
  return kind === 'request' || kind === 'when' || ASKS.test(sentence) ? kind : null;
}

const shortened = (sentence: string) => {
  const line = sentence.replace(/\s+/g, ' ').replace(/^(一|二|三|四|五|六|\d+)[、.]\s*/, '');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

/** A title often says what the body asks again; one answer in time or money serves every such question. */
const isSame = (a: Ask, b: Ask) =>
  a.kind === b.kind && (a.kind === 'when' || a.kind === 'howMuch' || a.kind === 'who' || isWithin(a.text, b.text));
const isWithin = (a: string, b: string) => {
  const [one, other] = [a, b].map((text) => text.replace(/[^\p{Script=Han}\w]/gu, ''));
  return one!.includes(other!) || other!.includes(one!);
};
