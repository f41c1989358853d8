import { Refused } from '#kernel/refusal.ts';
import type { Word, WordValues } from '#kernel/words.ts';
import type {
  Adoption,
  CharterCheck,
  CharterPart,
  CharterRefusal,
  CharterStatus,
  CharterVerb,
  MeetingBase,
  UnlawfulKind,
} from './charter.rules.ts';
import type {
  Behaviour,
  ReminderPart,
  ReminderRefusal,
  ReminderStatus,
  ReminderVerb,
  TextFault,
} from './norms.rules.ts';

export const charterStatusWords: Record<CharterStatus, Word> = {
  draft: ['起草中', 'Draft'],
  adopted: ['村民会议已通过', 'Adopted'],
  sent: ['已报乡镇备案', 'Sent to the township'],
  filed: ['已备案', 'Filed'],
  ordered: ['乡镇责令改正', 'To be mended'],
  replaced: ['已有新版', 'Replaced'],
  dropped: ['已作废', 'Dropped'],
};
export const charterVerbWords: Record<CharterVerb, Word> = {
  edit: ['修改条文', 'Edit'],
  adopt: ['登记村民会议通过', 'Enter the adoption'],
  send: ['报乡镇备案', 'Send to the township'],
  file: ['予以备案', 'File'],
  order: ['责令改正', 'Order that it be mended'],
  drop: ['作废', 'Drop'],
};
export const charterPartWords: Record<CharterPart, Word> = {
  village: ['村(社区)', 'the village'],
  township: ['乡镇(街道)', 'the township'],
};
export const meetingBaseWords: Record<MeetingBase, Word> = {
  adults: ['十八周岁以上村民', 'Villagers over eighteen'],
  households: ['户的代表', 'Households'],
};
export const adoptionWords: Record<Adoption, Word> = {
  vote: ['引用会议表决', 'By a vote held here'],
  hand: ['手工登记', 'Entered by hand'],
};
export const charterCheckWords: Record<CharterCheck, Word> = {
  adoptedRightly: ['开过村民会议,人数和票数够', 'A villagers’ meeting adopted it, with quorum and majority'],
  lawKept: ['不和宪法、法律、法规、国家政策相抵触', 'It agrees with constitution, law and policy'],
  rightsKept: ['没有侵犯村民人身、民主、财产权利的内容', 'It infringes no right of person, democracy or property'],
  womenEqual: ['男女平等,没有对出嫁、离婚、丧偶妇女的限制', 'Women are equal, married out, divorced or widowed'],
  nobodyNamed: ['没有点名、曝光、罚款一类的约束办法', 'Nobody is named, shamed or fined'],
};
/** What is wrong with it, and what to write instead. */
export const unlawfulWords: Record<UnlawfulKind, Word> = {
  fine: [
    '村规民约不能设罚款、违约金,罚款只能由行政机关依法作出。可以写“由村民议事会上门劝导”。',
    'A charter cannot fine: only an administrative organ may. Say that the council comes and talks.',
  ],
  seizure: [
    '村里不能没收、扣押别人的东西,这侵犯财产权。可以写“请户主限期搬走,村里帮忙搬”。',
    'Nothing may be taken or held back: it is property. Offer help to move it.',
  ],
  benefit: [
    '低保、补贴、分红是法定的,不能拿来当约束办法。请删掉这句。',
    'Benefits are a right and no means of pressure. Leave it out.',
  ],
  service: [
    '不能停水停电、不给盖章办事。办事和守约不能挂钩,请删掉这句。',
    'Water, power and paperwork are never withheld. Leave it out.',
  ],
  body: ['不能限制人身自由,也不能罚工、罚站。请改成自愿参加。', 'Nobody is held or made to work. Make it voluntary.'],
  naming: [
    '不能点名通报、曝光、上黑榜(民法典第一千零二十四条、第一千零三十二条)。可以写“私下提醒”。',
    'Nobody is named or shamed (Civil Code 1024, 1032). Say that a reminder is given in private.',
  ],
  women: [
    '不能因为出嫁、离婚、丧偶、入赘限制权益(妇女权益保障法第五十五条、第五十六条)。请删掉这句。',
    'No right depends on marriage (Law on Women 55, 56). Leave it out.',
  ],
  complaint: [
    '信访、举报、起诉是法定权利,不能禁止。可以写“有事先说,村里帮着办”。',
    'Complaining and suing are rights and cannot be forbidden. Say that the village helps.',
  ],
  kin: ['一人做事一人当,不能牵连家人。请删掉这句。', 'Nobody answers for their kin. Leave it out.'],
  ballot: ['选举和表决的权利不能取消。请删掉这句。', 'The right to vote cannot be taken away. Leave it out.'],
  land: [
    '承包地、宅基地依法取得,不能因为违约收回。请删掉这句。',
    'Land is held by law and is not taken back for this. Leave it out.',
  ],
  belief: ['信不信教是个人自由。请删掉这句。', 'Belief is free. Leave it out.'],
};

export const behaviourWords: Record<Behaviour, Word> = {
  litter: ['乱倒垃圾污水', 'Waste thrown out'],
  clutter: ['房前屋后乱堆', 'Things piled up outside'],
  blocking: ['占道堵路', 'Ways blocked'],
  burning: ['烧秸秆、烧杂物', 'Straw or rubbish burnt'],
  water: ['糟蹋水源沟渠', 'Water and ditches spoiled'],
  animals: ['牲畜散放、狗不拴', 'Animals left loose'],
  noise: ['半夜吵闹扰邻', 'Noise at night'],
  damage: ['损坏公共设施', 'Public things damaged'],
  banquets: ['红白事铺张', 'Lavish weddings and funerals'],
};
export const reminderStatusWords: Record<ReminderStatus, Word> = {
  given: ['已送到', 'Given'],
  appealed: ['有异议,等答复', 'Appealed'],
  kept: ['异议已答复,提醒仍有效', 'Kept'],
  lifted: ['已撤销', 'Lifted'],
  mended: ['本人说已经改了', 'Mended'],
  expired: ['到期消失', 'Gone'],
};
export const reminderVerbWords: Record<ReminderVerb, Word> = {
  appeal: ['提出异议', 'Appeal'],
  mend: ['说已经改了', 'Say it is mended'],
  lift: ['撤销提醒', 'Lift'],
  keep: ['维持提醒', 'Keep'],
  expire: ['到期消失', 'Goes'],
};
export const reminderPartWords: Record<ReminderPart, Word> = {
  holder: ['拿着提醒单的人', 'whoever holds the paper'],
  above: ['上级单位', 'an office above'],
  house: ['系统', 'the house'],
};
export const textFaultWords: Record<TextFault, Word> = {
  tellsWho: [
    '提醒里不能写姓名、电话、门牌,也不能写谁家。单子是当面交的,写“您”就行。',
    'No name, telephone, door number or whose house: it is handed over in person. Say “you”.',
  ],
  tellsPrivate: [
    '提醒里不能写低保、疾病、家庭、信访这类私事,只写看见的那件事。',
    'Nothing of benefits, health, family or complaints: only what was seen.',
  ],
  threatens: [
    '这是邻里之间的提醒,不能写处罚、取消、曝光这类话。请写希望怎么改。',
    'It is a neighbour’s word: no penalty, no threat. Say what is hoped for.',
  ],
};

type Why =
  | CharterRefusal
  | ReminderRefusal
  | TextFault
  | 'notNow'
  | 'notYours'
  | 'onlyVillage'
  | 'editionOpen'
  | 'clauseLong'
  | 'clausesMany'
  | 'dayAhead'
  | 'dayOld'
  | 'adultMissing'
  | 'codeWrong'
  | 'saidShort'
  | 'struckAlready';
export const normRefusalWords: Record<Why, Word> = {
  clausesMissing: ['还没有条文。', 'There is no clause yet.'],
  clauseUnlawful: [
    '第 {nth} 条写了“{found}”,有 {n} 处不能写进村规民约,请先改好。',
    'Clause {nth} says “{found}”: {n} places may not stand in a charter. Mend them first.',
  ],
  noticeShort: [
    '村民会议要提前 10 天通知,最早 {first} 开。',
    'A villagers’ meeting is told ten days before: {first} at the earliest.',
  ],
  heldAhead: ['会议的日子还没到。', 'That day is still to come.'],
  presentTooMany: ['到会人数不能多于应到人数。', 'No more can be present than are entitled.'],
  yesTooMany: ['赞成票不能多于到会人数。', 'There cannot be more votes than people present.'],
  quorumShort: [
    '到会人数不够:十八周岁以上村民要过半数,或三分之二以上的户派代表。',
    'No quorum: more than half of the adults, or two thirds of the households.',
  ],
  notPassed: [
    '赞成票没有超过到会人数的一半,没有通过。',
    'Not passed: more than half of those present have to say yes.',
  ],
  adoptionUnclear: [
    '请选是哪次会议的表决;会议不是在系统里开的,再手工登记。只能选一样。',
    'Say which vote adopted it, or enter a meeting held elsewhere by hand: one of the two.',
  ],
  decisionMissing: [
    '本村没有这次通过的表决。会议要开完、写好记录,表决才能引用。',
    'The village has no such vote that passed: it can be cited once the meeting’s minutes are written.',
  ],
  decisionOther: ['这次表决定的是别的事,不是村规民约。', 'That vote was about another matter.'],
  decisionSpent: ['这次表决已经用在另一件事上了。', 'That vote is cited for something else already.'],
  textLater: [
    '条文是会后才录入或改过的。和会上表决的一字不差,请勾选确认;不一样的,要重新开会表决。',
    'The clauses were typed after the meeting. Confirm that they are the ones voted on; if not, the meeting votes again.',
  ],
  heldHere: [
    '这天的村民会议就是在系统里开的,请引用会上的表决;会上没表决这件事的,要再开会。',
    'The villagers’ meeting of that day is in the system: cite its vote, or hold another if it did not vote on this.',
  ],
  checksOpen: ['备案前请逐项核对,还有 {n} 项没有核对。', 'Go through every item before filing: {n} are open.'],
  reasonMissing: ['请写明哪一条、为什么。', 'Say which clause and why.'],
  stillRuns: ['还没到期。', 'It still runs.'],
  ...textFaultWords,
  notNow: ['情况已经变了,请刷新后再看。', 'It has moved on: load it again.'],
  notYours: ['这一步不由您的岗位办。', 'This is not for your post.'],
  onlyVillage: ['村规民约由村(社区)自己起草。', 'A charter is drafted by the village itself.'],
  editionOpen: ['已经有一版还没办完,请先办完或作废。', 'An edition is under way: finish or drop it first.'],
  clauseLong: ['第 {nth} 条太长,一条最多 300 字。', 'Clause {nth} is too long: 300 characters at most.'],
  clausesMany: ['最多 60 条。', 'Sixty clauses at most.'],
  dayAhead: ['日期不能在今天以后。', 'The day is not after today.'],
  dayOld: ['最多补记最近 {n} 天的。', 'Of the last {n} days only.'],
  adultMissing: ['不能给未成年人发提醒,请先确认对方已成年。', 'Never to a minor: confirm that it is an adult.'],
  codeWrong: ['没有这个查询码,或者提醒已经到期消失了。', 'There is no such code, or the reminder is gone.'],
  saidShort: ['请写几个字说说哪里不对。', 'Say in a few words what is wrong.'],
  struckAlready: ['这一笔已经划掉了。', 'It was struck already.'],
};
const conflicts: ReadonlySet<Why> = new Set(['notNow', 'editionOpen', 'stillRuns', 'struckAlready', 'clauseUnlawful']);
const statusFor = (why: Why): number =>
  why === 'notYours' || why === 'onlyVillage' ? 403 : conflicts.has(why) ? 409 : 422;
export const no = (why: Why, field?: string, values: WordValues = {}): Refused =>
  new Refused(why, statusFor(why), normRefusalWords[why], {
    values,
    faults: field ? [{ field, rule: why, says: normRefusalWords[why], values }] : [],
  });
