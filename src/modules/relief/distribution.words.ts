import type { Word } from '#kernel/words.ts';

/** The columns of a distribution list. */
export const distributionColumns = ['head', 'idNumber', 'address', 'batch', 'quantity', 'kin'] as const;
export type DistributionColumn = (typeof distributionColumns)[number];
export const distributionWords: Record<DistributionColumn, Word> = {
  head: ['户主姓名', 'Head of household'],
  idNumber: ['户主身份证号', 'Identity number'],
  address: ['住址', 'Address'],
  batch: ['批次号', 'Batch'],
  quantity: ['数量', 'Quantity'],
  kin: ['是否干部亲属', 'Kin of a cadre'],
};
/** Other headings that people write for the same. */
export const distributionAliases: Record<DistributionColumn, readonly string[]> = {
  head: ['户主', '姓名', '领取人', '户主姓名'],
  idNumber: ['身份证号', '身份证号码', '户主身份证号', '证件号码'],
  address: ['住址', '地址', '家庭住址'],
  batch: ['批次号', '批次', '物资批次', '批号'],
  quantity: ['数量', '发放数量', '金额', '金额(元)', '金额(元)'],
  kin: ['是否干部亲属', '干部亲属', '是否亲属', '近亲属'],
};
export const distributionNotes: Record<DistributionColumn, Word> = {
  head: ['必填,与“居民 · 户”里登记的户主一致。', 'Needed; as recorded among the households.'],
  idNumber: ['同名同姓时填写,用来认准是哪一户。', 'Where two heads have the same name.'],
  address: ['同名同姓又没有身份证号时填写。', 'Where two heads have the same name and no number.'],
  batch: ['必填,入库时给出的批次号。', 'Needed; the number given at receipt.'],
  quantity: ['必填,物资填件数(整数),资金填元。', 'Needed; things as a whole number, money in yuan.'],
  kin: ['必填“是”或“否”:是否村(社区)干部或经办人的亲属。', 'Needed, 是 or 否: kin of a cadre or of who handles it.'],
};
export type DistributionRefusal =
  | 'headMissing'
  | 'noHousehold'
  | 'manyHouseholds'
  | 'idNumber'
  | 'batchMissing'
  | 'noBatch'
  | 'quantity'
  | 'kinMissing'
  | 'twice'
  | 'approvedBefore'
  | 'notEnough'
  | 'earmarked'
  | 'batchElsewhere'
  | 'moneyNeedsTownship'
  | 'kinNeedsCounty';
export const distributionRefusalWords: Record<
  DistributionRefusal | 'noHeader' | 'columnMissing' | 'rowsRefused',
  Word
> = {
  headMissing: ['没有写户主姓名。', 'The head’s name is missing.'],
  noHousehold: ['没有这位户主的户,请核对姓名,或先在“居民 · 户”里登记。', 'No household has this head.'],
  manyHouseholds: ['有 {n} 户的户主同名,请填身份证号或住址。', '{n} households have a head of this name.'],
  idNumber: ['身份证号不对,请核对。', 'This is no identity number.'],
  batchMissing: ['没有写批次号。', 'The batch is missing.'],
  noBatch: ['没有这个批次号,请到“批次”里核对。', 'There is no such batch.'],
  quantity: [
    '数量要大于 0;物资写整数,资金最多两位小数。',
    'A quantity above 0: whole for things, two decimals for money.',
  ],
  kinMissing: ['请写“是”或“否”。', 'Write 是 (yes) or 否 (no).'],
  twice: ['和第 {first} 行是同一户、同一批。', 'The same household and batch as row {first}.'],
  approvedBefore: [
    '这一户已经从这一批批过。同一份名单不要导两次;确实要再给的,请在“批准救助”里单独批。',
    'This household was approved from this batch before. For more, approve it by itself.',
  ],
  notEnough: ['这一批只剩 {left} 可以批,名单到这一行已经不够。', 'Only {left} of this batch are left to approve.'],
  earmarked: ['专款专用:这一批的用途和这次发放不同。', 'This batch came for another purpose.'],
  batchElsewhere: ['这一批不是给这户所在地方的。', 'This batch came for another place.'],
  moneyNeedsTownship: ['资金要由乡镇(街道)或民政审批。', 'Money is approved by the township or civil affairs.'],
  kinNeedsCounty: ['干部亲属要由县级民政审批。', 'Kin of a cadre: approved by the county’s civil affairs.'],
  rowsRefused: [
    '名单里有 {n} 行不能用,整份都没有导入。改好这几行再导入整份名单。',
    '{n} rows cannot be used, so nothing was taken in: mend them and import the whole list again.',
  ],
  noHeader: [
    '没有找到表头。请用模板,或保证前十行里有“户主姓名、批次号、数量、是否干部亲属”。',
    'No heading row was found: use the template.',
  ],
  columnMissing: ['缺少“{column}”这一列。', 'The column “{column}” is missing.'],
};
