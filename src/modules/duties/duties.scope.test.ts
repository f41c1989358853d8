import { expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { organisationId } from '#test/actors.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';

const open = await openTestHouse();
const api = await startApi(open);

/** One duty in each corner: who set it, for which unit and place. */
const settings = [
  { by: 'zhao', unit: 'laoxionggou', area: '150124201213', role: 'gridWorker' },
  { by: 'sun', unit: 'qingshuiheWater', area: '150124', role: null },
  { by: 'qi', unit: 'heating', area: '150102401', role: null },
] as const;
const duties = await Promise.all(
  settings.map(async ({ by, unit, area, role }) => {
    const answer = await api.as(by).post('/api/duties', {
      body: {
        area,
        organisationIds: [await organisationId(open, unit)],
        ...(role && { role }),
        title: `${unit} 的排查`,
        recordKind: 'note',
        rrule: 'FREQ=DAILY',
        startsOn: '2026-03-03',
        openDays: 1,
      },
    });
    expect(answer.status, answer.text).toBe(200);
    return { id: String(answer.body.items[0].id), unit, area, role };
  }),
);

/** Written apart from the code: roles that know of duties, and of those who set them. */
const knows = new Set(
  'agent gridWorker villageCadre villageSupervisor townshipClerk townshipLeader countyClerk departmentClerk civilAffairs partyAffairs propertyWorker inspector'.split(
    ' ',
  ),
);
const sets = new Set('villageCadre townshipClerk townshipLeader countyClerk civilAffairs partyAffairs'.split(' '));

test.each(members.map((m) => m.login))('%s sees, does and excuses what the table says', async (login) => {
  const m = members.find((x) => x.login === login)!;
  const caller = api.as(login);
  for (const d of duties) {
    const covers = d.area.startsWith(m.area);
    const isOwnUnit = d.unit === m.organisation;
    const isSeen = covers || isOwnUnit;
    const here = `${login} at ${d.unit}`;
    const read = await caller.get(`/api/duties/${d.id}/turns?from=2026-03-01&to=2026-03-31`);
    expect(read.status, `read, ${here}`).toBe(!knows.has(m.role) ? 403 : isSeen ? 200 : 404);

    const excuse = await caller.post(`/api/duties/${d.id}/turns/2026-03-03/excuse`, {
      version: 99,
      body: { reason: '试一试' },
    });
    // A wrong version: whoever got as far as the turn itself is told that it is stale.
    expect(excuse.status, `excuse, ${here}`).toBe(!sets.has(m.role) ? 403 : covers ? 412 : 404);

    const edit = await caller.put(`/api/duties/${d.id}`, { version: 99, body: { title: '改一改' } });
    expect(edit.status, `edit, ${here}`).toBe(!sets.has(m.role) ? 403 : isSeen ? 412 : 404);

    const id = open.house.newId();
    const isDoer = isOwnUnit && (d.role === null || d.role === m.role);
    // The day before: nobody's note is kept, and only those whose turn it is hear why.
    const note = await caller.post(`/api/duties/${d.id}/notes`, {
      key: id,
      body: { captured: { id, madeAt: '2026-03-02T09:00:00+08:00' }, text: '做过了' },
    });
    expect(note.status, `note, ${here}`).toBe(!knows.has(m.role) ? 403 : isDoer ? 409 : 404);
  }
  const listed = await caller.get('/api/duties');
  const seen = duties.filter((d) => d.area.startsWith(m.area) || d.unit === m.organisation).map((d) => d.id);
  if (knows.has(m.role)) expect(listed.body.items.map((d: { id: string }) => d.id).sort()).toEqual(seen.sort());
  else expect(listed.status).toBe(403);
  const board = await caller.get('/api/duties/board?from=2026-03-01&to=2026-03-31');
  if (knows.has(m.role)) expect(board.body.lines.map((l: { dutyId: string }) => l.dutyId).sort()).toEqual(seen.sort());
  const due = await caller.get('/api/duties/due?until=2026-03-31');
  if (knows.has(m.role)) expect(due.body.items.map((d: { dutyId: string }) => d.dutyId).sort()).toEqual(seen.sort());
  else expect(due.status).toBe(403);
});

test('a visitor signs in first', async () => {
  expect((await api.visitor.get('/api/duties')).status).toBe(401);
});
