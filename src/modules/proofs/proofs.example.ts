import type { Api } from '#test/api.ts';

/** Samples for tests and the demonstration; a county imports its own list. */
export const guardianItem = {
  code: 'JH1',
  name: '同意担任监护人的意见',
  kind: 'issue' as const,
  law: '中华人民共和国民法典',
  article: '第二十七条、第二十八条',
  remit: 'lawNames' as const,
  purpose: '办理监护相关手续',
  procedure: '本人申请,两名工作人员分别到家核实,村(居)委会负责人签字盖章。',
  form: '兹有{name}(身份证号 {id}):{facts} 本委员会同意其担任监护人。用途:{use}。',
  materials: '身份证、户口簿',
  validDays: 90,
  needsMeeting: false,
  who: '',
  how: '',
  words: '监护、监护人、照管孩子',
};
export const homesteadItem = {
  code: 'ZJD1',
  name: '宅基地申请经集体讨论通过的意见',
  kind: 'issue' as const,
  law: '中华人民共和国土地管理法实施条例',
  article: '第三十四条',
  remit: 'collective' as const,
  purpose: '向乡(镇)人民政府申请宅基地',
  procedure: '以户提出申请,村民集体讨论通过并在本集体范围内公示后出具。',
  form: '兹有{name}(身份证号 {id})户申请宅基地:{facts} 已经村民集体讨论通过并公示。用途:{use}。',
  materials: '申请书、户口簿',
  validDays: 180,
  needsMeeting: true,
  who: '',
  how: '',
  words: '宅基地、盖房、批地',
};
export const billItem = {
  code: 'F1',
  name: '缴费票据遗失的说明',
  kind: 'never' as const,
  law: '',
  article: '',
  remit: null,
  purpose: '',
  procedure: '',
  form: '',
  materials: '',
  validDays: null,
  needsMeeting: false,
  who: '收费的单位',
  how: '到收费的单位打存根或重开,他们的系统里查得到。',
  words: '票据、收据、发票',
};

/** The county's list in force, of two that may be issued and one that may not. */
export async function countyList(
  api: Api,
  fromDay: string,
  items: readonly object[] = [guardianItem, homesteadItem, billItem],
) {
  const sun = api.as('sun');
  const drafted = await sun.post('/api/proof-lists', { body: { title: '清水河县村级证明事项清单' } });
  if (drafted.status !== 200) throw new Error(drafted.text);
  const { id } = drafted.body;
  let { version } = drafted.body;
  for (const body of items) {
    const put = await sun.post(`/api/proof-lists/${id}/items`, { body, version });
    if (put.status !== 200) throw new Error(put.text);
    version = put.body.version;
  }
  const published = await sun.post(`/api/proof-lists/${id}/publish`, { body: { fromDay }, version });
  if (published.status !== 200) throw new Error(published.text);
  return published.body as { id: string; version: number };
}
