import { randomUUID } from 'node:crypto';
import { branchAtWork, COMMUNITY } from '#modules/activities/activities.example.ts';
import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';

/** A village branch and the floating-member branch of another county, and what their keepers do. */
export async function branchesAtWork(open: TestHouse, api: Api) {
  const home = await branchAtWork(open, api, { name: '老熊沟村党支部' });
  const inflow = await branchAtWork(open, api, { name: '某区流动党员党支部', area: COMMUNITY, by: 'li' });
  await home.join('韩书记');
  const membership = await home.join('流动王');
  await inflow.join('齐书记');
  let phones = 100;
  const body = (more: object = {}) => {
    phones += 1;
    return {
      homeId: home.unit,
      membershipId: membership,
      phone: `1990000${String(phones).padStart(4, '0')}`,
      direction: 'province',
      province: '内蒙古自治区',
      whereabouts: '呼和浩特市,送快递',
      reason: 'work',
      hasCard: true,
      leftOn: '2026-02-20',
      inflowId: inflow.unit,
      consentWay: 'paper',
      consentOn: '2026-03-01',
      ...more,
    };
  };
  const register = (more: object = {}, as = 'liu') => api.as(as).post('/api/floating', { body: body(more) });
  const get = (id: string, as = 'liu') => api.as(as).get(`/api/floating/${id}`);
  /** One verb on the version that stands there. */
  const act = async (id: string, path: string, input: object = {}, as = 'liu') => {
    const { version } = (await get(id, as)).body;
    return api.as(as).post(`/api/floating/${id}/${path}`, { version, body: input });
  };
  const contact = (id: string, more: object = {}, as = 'liu', madeAt = '2026-03-03T01:30:00Z') => {
    const key = randomUUID();
    const captured = { id: key, madeAt, files: [] };
    return api.as(as).post(`/api/floating/${id}/contacts`, {
      key,
      body: { captured, way: 'phone', reached: true, ...more },
    });
  };
  return { home, inflow, membership, body, register, get, act, contact };
}
