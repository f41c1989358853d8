import { Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import type {
  AccountKind,
  BatchKind,
  Channel,
  CountStatus,
  EntryKind,
  Finding,
  FundPurpose,
  GrantStatus,
  PaperKind,
  Proof,
  ReliefRefusal,
  Source,
} from './relief.rules.ts';

export const reliefWords = {
  title: ['救助台账', 'Relief ledger'],
  mainStore: ['库房', 'Store'],
} as const satisfies Record<string, Word>;

export const batchKindWords: Record<BatchKind, Word> = { goods: ['物资', 'Goods'], money: ['资金', 'Money'] };
export const sourceWords: Record<Source, Word> = {
  fiscal: ['财政', 'Public funds'],
  donation: ['捐赠', 'Donation'],
  partner: ['帮扶单位', 'Helping unit'],
};
export const purposeWords: Record<FundPurpose, Word> = {
  any: ['不限用途', 'Any purpose'],
  emergency: ['急难救助', 'Emergency'],
  livelihood: ['生活困难', 'Livelihood'],
  medical: ['医疗救助', 'Medical'],
  education: ['助学', 'Schooling'],
  disaster: ['受灾救助', 'Disaster'],
  winter: ['冬春取暖', 'Winter heating'],
  festival: ['节日慰问', 'Festival'],
  housing: ['住房安全', 'Housing'],
  elderly: ['敬老助老', 'Elderly'],
};
export const accountKindWords: Record<AccountKind, Word> = {
  source: ['来源', 'Source'],
  stock: ['库房', 'Store'],
  household: ['领取户', 'Household'],
  discrepancy: ['盘点差异', 'Count difference'],
};
export const entryKindWords: Record<EntryKind, Word> = {
  receipt: ['入库', 'Received'],
  move: ['调拨', 'Moved'],
  handout: ['发放', 'Handed out'],
  count: ['盘点', 'Counted'],
  reversal: ['冲正', 'Reversed'],
};
export const grantStatusWords: Record<GrantStatus, Word> = {
  open: ['待发放', 'To hand out'],
  handed: ['已发放', 'Handed out'],
  reversed: ['已冲正', 'Reversed'],
  cancelled: ['已取消', 'Cancelled'],
};
export const channelWords: Record<Channel, Word> = {
  goods: ['实物', 'In kind'],
  bankCard: ['打到本户银行卡', 'To the household’s own card'],
  voucher: ['救助券', 'Voucher'],
  cash: ['现金(两人见证)', 'Cash before two witnesses'],
};
export const proofWords: Record<Proof, Word> = {
  signature: ['手写签名', 'Signature'],
  fingerprint: ['按指印', 'Fingerprint'],
  photo: ['拍照(本人同意)', 'Photo, with consent'],
};
export const paperWords: Record<PaperKind, Word> = {
  application: ['救助申请书', 'Application'],
  identity: ['身份证明', 'Identity'],
  survey: ['两人入户核查表', 'Survey by two'],
  decision: ['审批文件', 'Decision'],
  receipt: ['领取凭证', 'Receipt'],
};
export const countStatusWords: Record<CountStatus, Word> = {
  even: ['相符', 'Even'],
  open: ['有差异,待说明', 'Difference, to be explained'],
  explained: ['差异已说明', 'Explained'],
};
export const findingWords: Record<Finding, Word> = {
  miscounted: ['点错了,实物在', 'Miscounted: it is there'],
  loss: ['确实短少(或多出)', 'Really gone (or over)'],
};

export const reliefRefusalWords: Record<ReliefRefusal, Word> = {
  stockNegative: [
    '库存不够:这个库房里这一批剩得没有这么多。请先看库存,或从别处调拨。',
    'Not enough in this store: look at what is there, or move some here first.',
  ],
  earmarked: [
    '专款专用:这一批是给“{purpose}”的,不能用在别处。请换一批。',
    'This batch came for “{purpose}” and goes nowhere else: choose another one.',
  ],
  batchElsewhere: ['这一批不是给这户所在地方的。', 'This batch did not come for the place of this household.'],
  moneyNeedsTownship: ['资金要由乡镇(街道)或民政审批。', 'Money is approved by the township or by civil affairs.'],
  kinNeedsCounty: [
    '申报为干部亲属的,要由县级民政审批(单独登记、入户核查)。',
    'Help for kin of a cadre is approved by the county’s civil affairs.',
  ],
  decisionMissing: [
    '请写明依据的文件或会议(急难救助可以先救后补)。',
    'Name the decision it rests on; only an emergency may bring it later.',
  ],
  ownApproval: ['审批人不能自己发放,请同事去发。', 'Who approved does not hand out: ask a colleague.'],
  witnessSame: [
    '见证人不能是审批人、发放人,也不能两次写同一个人。',
    'A witness is neither who approved nor who hands out, nor the other witness.',
  ],
  witnessOfHousehold: ['见证人不能是这户自己家的人。', 'A witness is not of the household.'],
  secondWitnessMissing: ['发现金要有两个人见证。', 'Cash needs two witnesses.'],
  channelWrong: [
    '物资按实物发放;资金请选银行卡、救助券或现金。',
    'Goods are handed out in kind; for money choose card, voucher or cash.',
  ],
  cashTooMuch: [
    '超过当地现金发放的上限({limit} 元),请打到本户银行卡。',
    'Above the local limit for cash ({limit} yuan): pay to the household’s own card.',
  ],
  noCard: [
    '领取人还没有登记自己的银行卡。请先在“居民”里登记,或改用现金、救助券;不能打到别人的卡上。',
    'No card of the receiver’s own is recorded: record it first, or use cash or a voucher; never another’s card.',
  ],
  notItsHand: [
    '资金只能交给这户自己的人,不能由别人代领。',
    'Money goes only into the hand of somebody of the household.',
  ],
  noStrokes: ['签名是空的,请领取人签名。', 'The signature is empty: have the receiver sign.'],
  proofMissing: ['请附上指印或照片。', 'Add the fingerprint or the photo.'],
  consentMissing: ['拍照要先征得本人同意;不同意就签名或按指印。', 'A photo needs the person’s consent; else sign.'],
  voucherMissing: ['请写救助券的编号。', 'Write the number of the voucher.'],
  notOpen: ['这一户的这次救助已经发放或取消。', 'This was handed out or cancelled already.'],
  reversedAlready: ['这一笔已经冲正过。', 'This entry was reversed already.'],
  reversesReversal: ['冲正不能再冲正,请重新记一笔。', 'A reversal is not reversed: make a new entry.'],
  ownReversal: ['自己记的账不能自己冲正,请同事或上一级来做。', 'Who made an entry does not reverse it.'],
  countOpen: [
    '这个库房的这一批上次盘点的差异还没有说明,先说明再盘。',
    'The last count of this batch here still waits for its explanation.',
  ],
  countSettled: ['这次盘点没有待说明的差异。', 'This count has no difference to explain.'],
  ownCount: ['盘点人不能自己说明差异,请别人来查。', 'Who counted does not explain: another looks into it.'],
  lossNeedsTownship: [
    '确实短少的,要由乡镇(街道)或民政来认定。',
    'That something is really gone is for the township or civil affairs to find.',
  ],
  countWitnessSame: ['监盘人不能是盘点人自己。', 'The second pair of eyes is somebody else.'],
  noticeNoList: ['医疗救助的公示不列户名,只公示总数。', 'For medical help nobody is listed, only sums.'],
  noticePast: [
    '公示的截止日不能早于开始日,开始日不能早于今天。',
    'A notice begins today or later and ends after it begins.',
  ],
  personMissing: ['请选择系统里在岗的同事,或只写姓名。', 'Choose a colleague at work, or write a name only.'],
  countNotReversed: ['盘点的账请在“盘点”里说明,不在这里冲正。', 'A count is settled by its explanation, not here.'],
  householdGone: [
    '找不到这户,可能已并户或迁走;请核对后重新选户。',
    'No such household: it may have been merged or moved away.',
  ],
  storeSame: ['调出和调入是同一个库房。', 'It comes from and goes to the same store.'],
  dayAhead: ['日子还没到。', 'That day has not come yet.'],
  receiverUnknown: [
    '领取人不是这户的人。代领请写姓名和原因。',
    'The receiver is not of the household: write the name and why.',
  ],
  notAnEmergency: ['只有已发放的急难救助要后补手续。', 'Only an emergency brings its papers afterwards.'],
  paperThere: ['这份材料已经登记过。', 'This paper is there already.'],
  noticeThere: ['这一批正在公示。', 'This batch hangs out already.'],
  noticeEmpty: ['这一批还没有发放,没有可公示的。', 'Nothing of this batch was handed out yet.'],
  noticeOver: ['公示已经结束。', 'The notice has come down already.'],
  storeThere: ['这个单位在这里已有同名库房。', 'The unit has a store of this name here already.'],
  nothingMeant: ['请至少写一批物资或资金。', 'Name at least one batch.'],
  moneyUnit: ['资金以元计,不用另写单位和单价。', 'Money is counted in yuan: no unit or price of its own.'],
  ruleThere: ['这一天已经有一条规定。', 'There is a rule from that day already.'],
};

const UNPROCESSABLE = new Set<ReliefRefusal>([
  'earmarked',
  'batchElsewhere',
  'decisionMissing',
  'witnessSame',
  'witnessOfHousehold',
  'secondWitnessMissing',
  'channelWrong',
  'cashTooMuch',
  'noCard',
  'notItsHand',
  'noStrokes',
  'proofMissing',
  'consentMissing',
  'voucherMissing',
  'storeSame',
  'dayAhead',
  'receiverUnknown',
  'nothingMeant',
  'moneyUnit',
  'countWitnessSame',
  'noticeNoList',
  'noticePast',
  'personMissing',
]);
const FORBIDDEN = new Set<ReliefRefusal>([
  'moneyNeedsTownship',
  'kinNeedsCounty',
  'ownApproval',
  'ownReversal',
  'ownCount',
  'lossNeedsTownship',
]);
const statusOf = (why: ReliefRefusal) => (UNPROCESSABLE.has(why) ? 422 : FORBIDDEN.has(why) ? 403 : 409);

/** A refusal of this module; with `field` it stands beside that field. */
export function no(why: ReliefRefusal, field?: string, values: Record<string, string | number> = {}): Refused {
  const says = reliefRefusalWords[why];
  return new Refused(why, statusOf(why), says, {
    values,
    ...(field && { faults: [{ field, rule: why, says, values }] }),
  });
}

export const reliefPaperWords = {
  title: ['发放签收表', 'List to sign'],
} as const satisfies Record<string, Word>;
