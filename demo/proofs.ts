import { actorsOf } from '#demo/actors.ts';
import { dayOf } from '#modules/places/index.ts';
import * as proofs from '#modules/proofs/index.ts';
import { billItem, guardianItem, homesteadItem } from '#modules/proofs/proofs.example.ts';
import type { ProofVerb } from '#modules/proofs/proofs.rules.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };
const VILLAGE = '150124201213';

type Hand = (login: string, daysAgo?: number, version?: number | null) => Ctx;
/** In force since the first working day of 2025: whoever simulates that year finds it. */
async function putList(as: Hand, now: Temporal.Instant): Promise<void> {
  const then = (version: number | null = null): Ctx => ({ ...as('sun', 0, version), now });
  const title = '清水河县村（社区）证明事项清单';
  let list = await proofs.draftProofEdition(then(), { ...given, params: undefined, input: { title } });
  const params = { id: list.id };
  for (const input of [guardianItem, homesteadItem, billItem])
    list = await proofs.putProofItem(then(list.version), { ...given, params, input });
  await proofs.publishProofEdition(then(list.version), { ...given, params, input: { fromDay: dayOf(now) } });
}

/** A county's list in force, requests answered, one certificate issued, and the agencies that still ask. */
export async function settleProofs(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<number> {
  const actors = actorsOf(accounts, organisations);
  const as = (login: string, daysAgo = 0, version: number | null = null): Ctx => ({
    ...systemCtx(house, 'settle'),
    actor: actors.get(login)!,
    now: house.now().subtract({ hours: 24 * daysAgo }),
    command: { id: house.newId(), fingerprint: new Uint8Array() },
    version,
  });
  await putList(as, Temporal.Instant.from('2025-01-02T01:00:00Z'));

  const ask = (
    daysAgo: number,
    said: string,
    agency: string,
    agencyKind: 'socialInsurance' | 'bank' | 'school' | 'insurer' | 'market',
    name: string,
  ) =>
    proofs.askProof(as('liu', daysAgo), {
      ...given,
      params: undefined,
      input: {
        area: VILLAGE,
        said,
        agency,
        agencyKind,
        name,
        idNumber: '150124195003031239',
        phone: '19900001001',
        way: 'counter',
        itemKey: undefined,
      },
    });
  const steps = async (
    id: string,
    from: number,
    daysAgo: number,
    moves: readonly [string, { verb: ProofVerb } & Record<string, string>][],
  ) => {
    let version = from;
    for (const [login, input] of moves) {
      const whole = {
        itemKey: undefined,
        note: undefined,
        facts: undefined,
        name: undefined,
        idNumber: undefined,
        found: undefined,
        meeting: undefined,
        seal: undefined,
        usedOn: undefined,
        usedAtUnit: undefined,
        ...input,
      };
      version = (await proofs.moveProof(as(login, daysAgo, version), { ...given, params: { id }, input: whole }))
        .version;
    }
  };
  const answered = [
    [40, '领养老金让证明还活着', '县社会保险事业服务中心', 'socialInsurance', '赵满仓', 'n10'],
    [31, '存折改名，要证明是同一个人', '某银行北堡支行', 'bank', '李改花', 'n2'],
    [24, '贷款要证明和老伴是夫妻关系', '某银行北堡支行', 'bank', '张二娃', 'n1'],
    [12, '理赔要证明父亲去世', '某保险公司清水河支公司', 'insurer', '王润生', 'n11'],
    [5, '社保说要健在证明', '县社会保险事业服务中心', 'socialInsurance', '刘毛女', 'n10'],
  ] as const;
  for (const [days, said, agency, kind, name, itemKey] of answered) {
    const { id } = await ask(days, said, agency, kind, name);
    await steps(id, 1, days, [['liu', { verb: 'answer', itemKey }]]);
  }
  const one = await ask(20, '学校要村里同意当侄子监护人的意见', '县第一小学', 'school', '赵满仓');
  await steps(one.id, 1, 19, [
    ['liu', { verb: 'accept', itemKey: 'i-JH1', facts: '赵满仓系本村村民，自愿照管其侄赵小军，村里了解情况。' }],
    ['chen', { verb: 'check', found: '到家里问过，孩子确由他照看。' }],
    ['wang', { verb: 'check', found: '问了邻居和班主任，情况一致。' }],
    ['liu', { verb: 'sign' }],
    ['liu', { verb: 'issue', seal: '老熊沟村民委员会公章' }],
  ]);
  const two = await ask(2, '想批宅基地，乡里要村里的意见', '北堡乡人民政府', 'market', '郝来福');
  await steps(two.id, 1, 2, [
    ['liu', { verb: 'accept', itemKey: 'i-ZJD1', facts: '郝来福一户三口，现住老房一处，申请在村东空地建房。' }],
    ['chen', { verb: 'check', found: '现场量过，户口簿看过。' }],
  ]);
  await ask(0, '孩子考学要无犯罪记录', '某职业学院', 'school', '周彩霞');
  const letter = {
    key: '某银行北堡支行',
    on: dayOf(house.now().subtract({ hours: 24 * 20 })),
    paper: '清社工函〔2026〕3号',
  };
  await proofs.tellAgency(as('sun', 20), { ...given, params: undefined, input: letter });
  return answered.length + 3;
}
