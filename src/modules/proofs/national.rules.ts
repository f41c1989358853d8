/**
 * What a village or community must not prove: the first national list, twenty kinds, by name (民发〔2020〕20号; domain §8.3). With each stands who
 * really knows it and what to do instead, in words for whoever has walked a long way to hear this. Pure: the phone answers by it without a network.
 */
import type { Word } from '#kernel/words.ts';

export const NATIONAL_SOURCE = '民发〔2020〕20号';
export type NationalProof = {
  readonly nth: number;
  readonly name: Word;
  /** Who knows it and writes it. */
  readonly who: Word;
  /** What to do instead. */
  readonly how: Word;
  /** What people call it. */
  readonly words: readonly string[];
  /** How a text says it of somebody: such a text is this proof, whatever its heading. */
  readonly says: RegExp;
};

export const nationalProofs: readonly NationalProof[] = [
  {
    nth: 1,
    name: ['亲属关系证明', 'Proof of kinship'],
    who: ['公安派出所;证上看不出来的找公证处', 'The police station; a notary where no paper shows it'],
    how: [
      '先看家里的证:户口簿、结婚证、孩子的出生医学证明,上面写着就能用,不用再开。分了户、证上看不出来的,带身份证到派出所查以前的户口底子;派出所也查不到的,到公证处办亲属关系公证。',
      'Look at your own papers first: household register, marriage certificate, a child’s birth certificate. What is written there counts. Where the household was divided, the police station looks it up in its old registers; where it finds nothing, a notary certifies it.',
    ],
    words: ['亲属', '亲戚', '父子', '母子', '父女', '母女', '夫妻关系', '兄弟', '姐妹', '直系', '一家人', '什么关系'],
    says: /亲属关系|(?:父子|父女|母子|母女|夫妻|兄弟|姐妹|祖孙)关系/,
  },
  {
    nth: 2,
    name: ['居民身份信息证明', 'Proof of identity'],
    who: ['公安派出所', 'The police station'],
    how: [
      '身份证、户口簿、护照都行,拿出来就是证明。身份证丢了或过期了,到派出所补办,着急用可以当场办临时身份证。两个证上名字、号码对不上,由派出所查清后更正。',
      'Your identity card, household register or passport is the proof. Lost or expired: the police station makes a new one, and a temporary one at once. Where two papers differ, the police station corrects it.',
    ],
    words: ['身份信息', '身份证明', '同一人', '同一个人', '曾用名', '名字写错', '名字对不上', '号码对不上'],
    says: /身份信息|同一个?人|(?:系|是)我[村社].{0,6}(?:居民|村民)身份/,
  },
  {
    nth: 3,
    name: ['户口登记项目内容变更申请证明', 'Proof for a change of the household register'],
    who: ['公安派出所', 'The police station'],
    how: [
      '改名字、改出生日期、改民族、改婚姻这几栏,都直接到户口所在的派出所申请,带户口簿、身份证和能说明情况的原件(比如结婚证、出生医学证明、判决书)。',
      'Name, date of birth, ethnic group or marriage in the register: apply at the police station that keeps it, with your register, identity card and the original paper that shows it.',
    ],
    words: ['户口变更', '改户口', '变更户口', '改名', '改年龄', '改出生日期', '改民族', '更正户口', '户口登记'],
    says: /户口.{0,8}(?:变更|更正|更改)/,
  },
  {
    nth: 4,
    name: ['居民养犬证明', 'Proof of keeping a dog'],
    who: ['公安机关养犬登记窗口', 'The police, where dogs are registered'],
    how: [
      '办狗证直接到公安机关登记,带身份证、狗的免疫证明和房本或租房合同。住在哪儿用房本、租房合同或居住证说明。',
      'Register the dog with the police: identity card, vaccination paper, and the deed or lease of where you live.',
    ],
    words: ['养犬', '养狗', '狗证', '犬证'],
    says: /养犬|养狗/,
  },
  {
    nth: 5,
    name: ['无犯罪记录证明', 'Proof of no criminal record'],
    who: ['公安派出所', 'The police station'],
    how: [
      '带身份证到户口所在地或居住地的派出所申请,也能在手机上办,一般三个工作日内给。单位招人要查的,由单位出介绍信去公安机关查。',
      'Apply with your identity card at the police station of your register or home, or by phone; it usually takes three working days. An employer asks the police itself.',
    ],
    words: ['无犯罪', '犯罪记录', '没犯过', '无违法', '政审', '没有案底'],
    says: /(?:无|没有|未有|从未).{0,6}(?:犯罪|违法)|犯罪记录/,
  },
  {
    nth: 6,
    name: ['社区戒毒社区康复人员情况(表现)证明', 'Proof of conduct during community drug rehabilitation'],
    who: ['乡镇(街道)社区戒毒社区康复工作机构、公安机关', 'The township’s rehabilitation office, the police'],
    how: [
      '由乡镇、街道的戒毒康复工作机构出,或找下决定的公安机关。本人去,或打电话问清再去。',
      'The rehabilitation office of the township or subdistrict, or the police who decided it.',
    ],
    words: ['戒毒', '社区康复', '吸毒'],
    says: /戒毒|社区康复/,
  },
  {
    nth: 7,
    name: ['人员失踪证明', 'Proof that somebody is missing'],
    who: ['公安机关;要宣告失踪的找人民法院', 'The police; the court to declare it'],
    how: [
      '人找不见了,马上打 110 或到派出所报案,派出所给报案回执。满两年要办手续的,到法院申请宣告失踪。',
      'Call 110 or go to the police at once; they give a receipt. After two years a court may declare it.',
    ],
    words: ['失踪', '下落不明', '走失', '找不到人', '找不见人', '联系不上'],
    says: /失踪|下落不明/,
  },
  {
    nth: 8,
    name: ['婚姻状况证明', 'Proof of marital status'],
    who: ['民政局婚姻登记处', 'The marriage registry of civil affairs'],
    how: [
      '结婚证、离婚证、法院的离婚判决就是证明。证丢了,到婚姻登记处补。没结过婚的,办事单位让本人写一份声明、签个字就行;要查档案的,本人带身份证到婚姻登记处查。',
      'The marriage or divorce certificate or the court’s ruling is the proof; the registry replaces a lost one. Never married: a signed statement of your own is enough, and the registry lets you look up its files.',
    ],
    words: ['婚姻', '未婚', '单身', '离婚', '离异', '已婚', '丧偶', '没结过婚', '没结婚'],
    says: /未婚|已婚|离异|离婚|丧偶|单身|婚姻状况/,
  },
  {
    nth: 9,
    name: ['出生证明', 'Proof of birth'],
    who: ['接生的医院;丢了找原来签发的单位', 'The hospital; whoever issued it, if lost'],
    how: [
      '在医院生的,由医院发《出生医学证明》,丢了到原来发证的地方补。在家生的,到当地卫生健康部门指定的机构申请。',
      'The hospital issues the birth certificate and replaces it. Born at home: the institution that the health office names.',
    ],
    words: ['出生证', '出生医学', '在家生', '家里生'],
    says: /出生证|出生医学|出生情况/,
  },
  {
    nth: 10,
    name: ['健在证明', 'Proof of being alive'],
    who: ['社保部门,查数据或视频认证就行', 'The social insurance office, by its data or a video call'],
    how: [
      '领养老金的资格认证,社保部门先自己用数据对,多数人什么都不用做。对不上的,用手机“掌上12333”刷脸,或请家里人帮着视频一下;腿脚不便、不会用手机的,打 12333 请他们上门,村里代办员也能帮您办这一次认证,不用开证明。',
      'For pensions the insurance office checks its own data; most people need do nothing. Otherwise a face check in the app 掌上12333 or a video call by family. Who cannot: call 12333 and they come, or the village’s agent helps with the check. No paper is needed.',
    ],
    words: [
      '健在',
      '还活着',
      '活着',
      '在世',
      '生存',
      '养老金认证',
      '养老认证',
      '资格认证',
      '领养老金',
      '领取养老',
      '养老金',
    ],
    says: /健在|在世|生存(?:认证|状况)/,
  },
  {
    nth: 11,
    name: ['死亡证明', 'Proof of death'],
    who: [
      '医院或乡镇卫生院、社区卫生服务中心;非正常死亡找公安机关',
      'The hospital or the local clinic; the police for other deaths',
    ],
    how: [
      '在医院走的,由医院出《居民死亡医学证明(推断)书》。在家走的,请乡镇卫生院或社区卫生服务中心来人出。意外等情况由公安机关出。拿着它就能办火化、销户。',
      'The hospital issues the medical certificate of death; for a death at home, the township clinic or community health centre; for accidents, the police. With it cremation and the register are settled.',
    ],
    words: ['死亡', '去世', '过世', '不在了', '火化', '销户', '走了以后'],
    says: /死亡|去世|病故|身故|已故/,
  },
  {
    nth: 12,
    name: ['疾病状况证明', 'Proof of illness'],
    who: ['看病的医院', 'The hospital that treats you'],
    how: [
      '由看病的医院出诊断证明,病历、出院小结、检查单也能用。办慢病、大病手续的,医保局认医院的材料。',
      'The hospital’s diagnosis; its records and reports count too, also for the medical insurance office.',
    ],
    words: ['疾病', '生病', '病情', '慢病', '大病', '精神病', '诊断', '得了病'],
    says: /患有|疾病状况|病情/,
  },
  {
    nth: 13,
    name: ['残疾状况证明', 'Proof of disability'],
    who: [
      '县(区)残联;工伤找劳动能力鉴定委员会',
      'The disabled persons’ federation; the labour capacity board after work accidents',
    ],
    how: [
      '拿残疾人证就行。没有证的,向残联申请评定,走不动的可以请上门评。因工受伤的,找劳动能力鉴定委员会。',
      'The disability card is the proof. Without one, apply to the federation, which also comes to the house; after a work accident, to the labour capacity board.',
    ],
    words: ['残疾', '伤残', '残疾证'],
    says: /残疾|伤残/,
  },
  {
    nth: 14,
    name: ['婚育状况证明', 'Proof of marriage and children'],
    who: ['办事单位自己查;卫生健康部门有登记', 'The office that asks looks it up; the health office keeps it'],
    how: [
      '结婚证、孩子的出生医学证明、户口簿就能说明。还要核实的,由办事单位向卫生健康部门查,或由本人写一份承诺,不用村里开。',
      'Marriage certificate, birth certificates and household register show it. What remains to check, the office asks of the health office, or takes your signed word.',
    ],
    words: ['婚育', '计划生育', '生育', '独生子女', '准生', '几个孩子'],
    says: /婚育|计划生育|生育(?:状况|情况)|独生子女/,
  },
  {
    nth: 15,
    name: ['居民就业状况证明', 'Proof of employment'],
    who: ['人社部门的就业服务机构、用人单位', 'The employment service, the employer'],
    how: [
      '上着班的由单位出。没上班的,到就业服务机构办失业登记,他们能查社保缴费,当场就看得出来。灵活就业的,社保缴费记录就是证明。',
      'The employer, if there is one. Otherwise register at the employment service: it sees social insurance payments at once, and these are the proof.',
    ],
    words: ['就业', '失业', '没工作', '无业', '待业', '没上班', '务工'],
    says: /失业|无业|未就业|就业(?:状况|情况)/,
  },
  {
    nth: 16,
    name: ['居民个人档案证明', 'Proof about a personal file'],
    who: [
      '保管档案的单位:人才服务机构、原单位、学校',
      'Whoever keeps the file: talent service, former employer, school',
    ],
    how: [
      '找档案放着的地方:县人才服务机构、原来的单位或毕业的学校。不知道在哪儿的,先打 12333 问。',
      'The place that keeps the file. If you do not know which, ask 12333.',
    ],
    words: ['档案', '人事档案'],
    says: /个人档案|人事档案/,
  },
  {
    nth: 17,
    name: ['居民财产证明', 'Proof of property'],
    who: [
      '不动产登记中心(房、地)、银行(存款)、车管所(车)',
      'Land registry (houses, land), bank (savings), vehicle office (cars)',
    ],
    how: [
      '房子、宅子到不动产登记中心查,有房没房都能查;存款由银行出;车由车管所查。申请低保等救助的,民政部门经您签字授权自己去核,不用您开。',
      'Houses and land: the registry tells what you own and that you own none. Savings: the bank. Cars: the vehicle office. For social relief civil affairs checks it itself with your signature.',
    ],
    words: ['财产', '房产', '无房', '没有房', '存款', '资产', '名下'],
    says: /财产|名下.{0,6}(?:房|车|存款)|无房|存款/,
  },
  {
    nth: 18,
    name: ['遗产继承权证明', 'Proof of a right to inherit'],
    who: ['公证处;有争议的找人民法院', 'A notary; the court in a dispute'],
    how: [
      '谁能继承由公证处按材料公证;家里说不拢的,到法院起诉,也可以先请人民调解员调一调(不收钱)。继承房子,都同意的可以直接到不动产登记中心办。',
      'A notary certifies who inherits; in a dispute the court decides, and mediators help free of charge. A house all agree on goes straight to the registry.',
    ],
    words: ['继承', '遗产'],
    says: /继承(?:权|人|关系)|遗产/,
  },
  {
    nth: 19,
    name: ['市场主体住所证明', 'Proof of business premises'],
    who: ['市场监督管理局登记窗口', 'The market regulation office'],
    how: [
      '办营业执照,拿房本或租房合同,没有的自己写住所承诺、签字就能登记,向市场监管窗口问一声。',
      'For a business licence: the deed or lease, or your own signed statement. Ask the market regulation desk.',
    ],
    words: ['市场主体', '营业执照', '经营场所', '住所证明', '开店', '注册公司', '场地证明'],
    says: /经营场所|市场主体住所|住所证明/,
  },
  {
    nth: 20,
    name: ['证件遗失证明', 'Proof that a paper was lost'],
    who: ['发证的单位', 'Whoever issued the paper'],
    how: [
      '哪个单位发的证,就到哪个单位补办,本人写个声明就行;银行卡、存折到银行挂失。',
      'Whoever issued it replaces it on your own signed word; cards and passbooks: the bank.',
    ],
    words: ['遗失', '丢了', '丢失', '挂失', '补办', '弄丢'],
    says: /遗失|丢失/,
  },
];

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** Which of the twenty a text says of somebody; null when none. A certificate that says it may not go out under another name. */
export const forbiddenIn = (text: string): NationalProof | null =>
  nationalProofs.find((n) => n.says.test(plain(text))) ?? null;

/** Is a name that of one of the twenty, with or without 证明 at its end? */
export const nationalNamed = (name: string): NationalProof | null => {
  const bare = plain(name).replace(/证明$/, '');
  return nationalProofs.find((n) => n.name[0].replace(/证明$/, '') === bare) ?? null;
};

export type Candidate = { readonly key: string; readonly name: string; readonly words: readonly string[] };
const pairsOf = (text: string): string[] => {
  const signs = [...plain(text).replace(/证明|证|的|、|,|。/g, '')];
  return signs.slice(0, -1).map((s, i) => `${s}${signs[i + 1]}`);
};
const weigh = (text: string, c: Candidate): number => {
  const named = plain(c.name).length > 2 && text.includes(plain(c.name)) ? 20 : 0;
  const said = c.words.reduce((sum, word) => sum + (text.includes(plain(word)) ? word.length * 2 : 0), 0);
  const near = pairsOf(c.name).filter((pair) => text.includes(pair)).length;
  return named + said + near;
};
const ENOUGH = 2;
/** What somebody's words may mean, the likeliest first, three at most; only a suggestion: a person decides. */
export function suggest(text: string, candidates: readonly Candidate[], most = 3): string[] {
  const asked = plain(text);
  if (asked.length < 2) return [];
  return candidates
    .map((c) => ({ key: c.key, weight: weigh(asked, c) }))
    .filter((c) => c.weight >= ENOUGH)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map((c) => c.key);
}
export const nationalKey = (nth: number) => `n${nth}`;
export const nationalCandidates: readonly Candidate[] = nationalProofs.map((n) => ({
  key: nationalKey(n.nth),
  name: n.name[0],
  words: n.words,
}));
export const nationalOf = (key: string): NationalProof | null =>
  nationalProofs.find((n) => nationalKey(n.nth) === key) ?? null;
