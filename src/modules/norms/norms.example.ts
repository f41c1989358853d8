import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';

/** 老熊沟村's charter as it hangs out; sets the clock, which the caller sets again. */
export async function charterEverywhere(open: TestHouse, api: Api): Promise<void> {
  open.setNow('2026-03-12T02:00:00Z');
  api.forget('liu');
  const post = async (path: string, body: object, version?: number) => {
    const answer = await api.as('liu').post(`/api/norms${path}`, { body, ...(version && { version }) });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  const { id } = await post('/charters', { name: '村规民约', text: '爱护水源。\n红白事从简。' });
  const meeting = {
    why: '会议在用系统之前就开过了',
    ...{ noticeOn: '2026-03-01', heldOn: '2026-03-11', base: 'adults' },
    ...{ entitled: 240, present: 180, yes: 150 },
  };
  await post(`/charters/${id}/meeting`, { byHand: meeting }, 1);
  await post(`/charters/${id}/send`, {}, 2);
}
