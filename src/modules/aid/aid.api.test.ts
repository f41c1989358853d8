import { describe, expect, test } from 'vitest';
import { systemCtx } from '#platform/context.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse, TEST_NOW } from '#test/database.ts';
import { VILLAGE, villageWithAid } from './aid.example.ts';
import { nightly } from './aid.notices.ts';

describe('an application for the subsistence allowance', async () => {
  const open = await openTestHouse();
  open.setNow(TEST_NOW);
  const api = await startApi(open);
  const at = await villageWithAid(open, api);
  const jump = (to: string) => {
    open.setNow(to);
    for (const login of ['liu', 'zhao', 'chen', 'bai', 'yun', 'sun', 'bao']) api.forget(login);
  };
  const night = () => nightly(systemCtx(open.house, 'test'));
  const noticesUp = async () => (await api.visitor.get(`/api/aid/notices?village=${VILLAGE}`)).body.items;

  test('from the counter to the month after: papers told once, two surveyors, seven days, the county', async () => {
    jump(TEST_NOW);
    await at.post('bai', '/api/aid/standards', {
      ...{ area: '150124', kind: 'dibao', validFrom: '2026-03-03', cents: 61_250, delegatedCents: null },
      source: '清政发〔2026〕1号',
    });
    const home = await at.household();
    const { id, number, passphrase } = await at.file(home);
    expect(number).toMatch(/^DB-150124201213-2026-0001-\d$/);
    expect(passphrase).toMatch(/^\d{8}$/);
    const filed = await at.get(id);
    // 3600 of 2 people a year against 2 × 612.50 × 12: the basic pension does not count.
    expect(filed.means).toMatchObject({ people: 2, yearCents: 360_000, exemptCents: 150_000, verdict: 'below' });
    expect(filed.means.gapCents).toBe(2 * 61_250 - 30_000);
    expect((await at.tryAct('zhao', id, 'ask-papers', { papers: [] })).status).toBe(422);
    const asked = await at.act('zhao', id, 'ask-papers', { papers: ['户口簿', '诊断证明'] });
    expect(asked.letters.map((l: { kind: string }) => l.kind)).toEqual(['papers']);
    expect((await at.tryAct('zhao', id, 'accept')).body.code).toBe('papersMissing');
    await at.act('liu', id, 'bring-papers', {
      papers: asked.papers.map((p: { id: string }) => p.id),
      on: '2026-03-03',
    });
    const accepted = await at.act('zhao', id, 'accept');
    expect(accepted.due).toMatchObject({ step: 'survey', day: '2026-03-06', isOverdue: false });
    expect(accepted.clocks.map((c: { step: string }) => c.step)).toEqual(['survey', 'total']);
    await at.survey(id, home);
    const checked = await at.act('bai', id, 'check-data', { outcome: 'consistent', text: '与申报一致。' });
    expect(checked.status).toBe('checked');
    expect((await at.tryAct('zhao', id, 'draft', { opinion: 'grant', text: '符合条件。' })).body.code).toBe(
      'amountZero',
    );
    const drafted = await at.act('zhao', id, 'draft', { opinion: 'grant', cents: 92_500, text: '符合条件。' });
    expect(drafted.status).toBe('publicity');
    expect(drafted.notices[0]).toMatchObject({ kind: 'proposed', from: '2026-03-03', to: '2026-03-10', isUp: true });
    expect((await noticesUp())[0]).toEqual({
      id: drafted.notices[0].id,
      ...{ kind: 'proposed', aid: 'dibao', place: (await noticesUp())[0].place, name: filed.applicant },
      ...{ size: 2, cents: 92_500, from: '2026-03-03', to: '2026-03-10' },
    });
    expect((await at.tryAct('zhao', id, 'send-up')).body.code).toBe('publicityRuns');
    jump('2026-03-10T15:59:00Z');
    await night();
    expect((await at.get(id)).status).toBe('publicity');
    jump('2026-03-10T16:30:00Z');
    expect(await noticesUp()).toEqual([]);
    await night();
    const county = await at.get(id);
    expect(county).toMatchObject({ status: 'county', due: { step: 'decide', day: '2026-03-25' } });
    const done = await at.act('bai', id, 'approve', { cents: 92_500, text: '符合条件,按补差发放。' });
    expect(done).toMatchObject({ status: 'approved', amountCents: 92_500, paidFrom: '2026-04-01' });
    expect(done.due).toMatchObject({ step: 'notify', day: '2026-03-16' });
    const letter = done.letters.at(-1);
    expect(letter.paragraphs.join('')).toContain('从2026年4月起发放');
    expect(letter.paragraphs.join('')).toContain('60日内依法申请行政复议');
    await at.post(
      'liu',
      `/api/aid/letters/${letter.id}/serve`,
      { method: 'home', on: '2026-03-11', receiver: '本人' },
      letter.version,
    );
    expect((await at.get(id)).due).toBeNull();
    const { rows } = await open.owner.query(
      'select m.care_class, m.basis_number, c.due_on from care_member m join care_check c on c.member_id = m.id where m.basis_id = $1',
      [id],
    );
    expect(rows[0]).toMatchObject({ care_class: 'minimumLiving', basis_number: number });
    const again = await at.post(
      'bai',
      `/api/aid/applications/${id}/stop`,
      {
        ...{ ground: 'voluntary', text: '本人自愿放弃。' },
      },
      (await at.get(id)).version,
    );
    expect(again.status).toBe('stopped');
    expect(again.letters.at(-1).kind).toBe('stopped');
  });
});
