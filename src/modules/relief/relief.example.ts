import { organisationId } from '#test/actors.ts';
import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';

/* What the tests of this module share: a village with a store, and households to hand something to. */

export const VILLAGE = '150124201213';
export const TOWNSHIP = '150124201';
export const COMMUNITY = '150102401007';
export const signature = [
  [
    [10, 10],
    [40, 32],
    [70, 12],
  ],
  [
    [20, 40],
    [66, 44],
  ],
];

export async function villageAtWork(open: TestHouse, api: Api) {
  const ok = async <T extends { status: number; text: string }>(answer: Promise<T>): Promise<T> => {
    const got = await answer;
    if (got.status !== 200) throw new Error(`${got.status} ${got.text}`);
    return got;
  };
  let named = 0;
  /** A household of one; returns it with its head. */
  const household = async (
    login = 'liu',
    area = VILLAGE,
    more: { name?: string; bank?: string; address?: string } = {},
  ) => {
    named += 1;
    const name =
      more.name ?? `韩${'一二三四五六七八九十'[Math.floor(named / 10)] ?? '百'}${'甲乙丙丁戊己庚辛壬癸'[named % 10]}`;
    const person = await ok(
      api.as(login).post('/api/people', {
        body: { area, name, basis: 'statutoryDuty', birthYear: 1950, ...(more.bank && { bank: more.bank }) },
      }),
    );
    const home = await ok(
      api.as(login).post('/api/households', {
        body: {
          area,
          address: more.address ?? `${named} 号`,
          members: [{ personId: person.body.id, relation: 'head', validFrom: '2020-01-01' }],
        },
      }),
    );
    return { id: String(home.body.id), personId: String(person.body.id), name };
  };
  const store = async (login = 'liu', area = VILLAGE, unit = 'laoxionggou', name = '村部库房') => {
    const body = { area, organisationId: await organisationId(open, unit), name };
    return String((await ok(api.as(login).post('/api/relief/stores', { body }))).body.id);
  };
  const batch = async (storeId: string, more: Record<string, unknown> = {}, login = 'liu') =>
    (
      await ok(
        api.as(login).post('/api/relief/batches', {
          body: {
            area: VILLAGE,
            kind: 'goods',
            source: 'partner',
            donor: '县水利局',
            isDonorShown: true,
            item: '大米',
            unit: '袋',
            unitCents: 6000,
            quantity: 50,
            purpose: 'any',
            receivedOn: '2026-03-02',
            storeId,
            ...(more.kind === 'money' && { unit: undefined, unitCents: undefined }),
            ...more,
          },
        }),
      )
    ).body;
  const grantBody = (
    householdId: string,
    lines: readonly { batchId: string; quantity: number }[],
    more: object = {},
  ) => ({
    householdId,
    purpose: 'livelihood',
    reason: '生活困难',
    decision: '村委会会议纪要〔2026〕3号',
    isKin: false,
    lines,
    ...more,
  });
  const grant = async (
    householdId: string,
    lines: readonly { batchId: string; quantity: number }[],
    more: object = {},
    login = 'zhao',
  ) => (await ok(api.as(login).post('/api/relief/grants', { body: grantBody(householdId, lines, more) }))).body;
  const handBody = (
    storeId: string,
    receiver: { personId: string; name: string },
    more: Record<string, unknown> = {},
  ) => ({
    captured: { id: open.house.newId(), madeAt: open.house.now().toString(), files: [] as string[] },
    storeId,
    witness: { name: '高满喜' },
    channel: 'goods',
    receiver: { personId: receiver.personId, name: receiver.name },
    proof: 'signature',
    strokes: signature,
    ...more,
  });
  const handOut = (grantId: string, body: ReturnType<typeof handBody>, login = 'chen', key = body.captured.id) =>
    api.as(login).post(`/api/relief/grants/${grantId}/hand-out`, { body, key });
  /** A batch two sacks of which were handed out, and its notice with the list of households, from `day` on. */
  const hungOut = async (day: string) => {
    const room = await store();
    const rice = await batch(room, { receivedOn: day });
    const home = await household();
    const granted = await grant(home.id, [{ batchId: rice.id, quantity: 2 }]);
    await ok(handOut(granted.id, handBody(room, home)));
    return (
      await ok(api.as('liu').post(`/api/relief/batches/${rice.id}/notice`, { body: { from: day, hasList: true } }))
    ).body;
  };
  return { ok, household, store, batch, grant, grantBody, handBody, handOut, hungOut };
}
