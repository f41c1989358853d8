import { randomUUID } from 'node:crypto';
import { addMember, addOrganisation } from '#modules/organisations/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';

export const VILLAGE = '150124201213';
export const COMMUNITY = '150102401007';
const given = { query: undefined, files: [], exchange: { ip: '', cookie: '', sendCookies: () => {} } };

/** A branch with so many members, and what the tests of this module do with it. */
export async function branchAtWork(
  open: TestHouse,
  api: Api,
  more: { area?: string; name?: string; by?: string } = {},
) {
  const { area = VILLAGE, name = '老熊沟村党支部', by = 'liu' } = more;
  const ctx = () => systemCtx(open.house, 'test');
  const unit = await inTransaction(ctx(), (tx) =>
    addOrganisation(tx, { name, shortName: name, kind: 'party', area, validFrom: '2025-01-01' }),
  );
  const join = async (personName: string, validFrom = '2025-01-01') => {
    await addMember(ctx(), {
      ...given,
      params: { id: unit },
      input: { personName, role: 'member', validFrom },
    });
    const roll = await api.as(by).get(`/api/activities/units/${unit}/members`);
    return String(roll.body.items.find((m: { name: string }) => m.name === personName).membershipId);
  };
  const standing = (membershipId: string, body: object) =>
    api.as(by).put(`/api/activities/units/${unit}/members/${membershipId}`, {
      body: { standing: 'full', onCommittee: false, ...body },
    });
  const plan = (body: object = {}) =>
    api.as(by).post('/api/activities', {
      body: {
        organisationId: unit,
        kind: 'memberMeeting',
        title: '一季度党员大会',
        where: '村部会议室',
        startsAt: '2026-03-03T09:00:00+08:00',
        endsAt: '2026-03-03T11:00:00+08:00',
        ...body,
      },
    });
  const call = (id: string, version = 1) => api.as(by).post(`/api/activities/${id}/call`, { version, body: {} });
  const attend = (id: string, body: object, { key = randomUUID(), madeAt = '2026-03-03T02:00:00Z', as = by } = {}) =>
    api.as(as).post(`/api/activities/${id}/attendance`, {
      key,
      body: { captured: { id: key, madeAt, files: [] }, ...body },
    });
  const hold = (id: string, version: number, body: object = {}) =>
    api.as(by).post(`/api/activities/${id}/hold`, {
      version,
      body: { host: '刘桂兰', recorder: '陈志强', minutes: '学习文件,讨论修路。', ...body },
    });
  return { unit, join, standing, plan, call, attend, hold };
}
