import { dayOf } from '#modules/places/index.ts';
import { organisationId } from '#test/actors.ts';
import type { Api } from '#test/api.ts';
import type { TestHouse } from '#test/database.ts';
import { type ChildForm, CONSENT_VERSION } from './children.rules.ts';
import { presets } from './slots.rules.ts';

export const COMMUNITY = '150102401007';
export const PLAN = 'D..W..\ns=s.c=\ns=p.ca\nT...BB';
export const roomInput = async (open: TestHouse, more: object = {}) => ({
  area: COMMUNITY,
  organisationId: await organisationId(open, 'mahuaban'),
  name: '追光自习室',
  address: '麻花板社区党群服务中心二楼',
  hours: '每天 8:00-21:00',
  shows: '安静、有热水、有台灯;晚上有老师看作业。',
  desk: '自习室服务台',
  phone: '0471-0000421',
  plan: PLAN,
  takesChildren: true,
  childrenPerAdult: 2,
  ...more,
});
/** A room of eight seats, open all day, by Wuhan's rules, with a term. */
export async function studyRoom(
  open: TestHouse,
  api: Api,
  more: object = {},
): Promise<{ id: string; version: number }> {
  const made = await api.as('li').post('/api/rooms', { body: await roomInput(open, more) });
  if (made.status !== 200) throw new Error(made.text);
  const { id } = made.body;
  const rules = { ...presets.wuhan, aheadDays: 3, name: '试行', validFrom: dayOf(open.house.now()) };
  const ruled = await api.as('li').post(`/api/rooms/${id}/rules`, { body: rules });
  if (ruled.status !== 200) throw new Error(ruled.text);
  const term = await api
    .as('li')
    .post(`/api/rooms/${id}/terms`, { body: { name: '春季学期', fromDay: '2026-03-01', toDay: '2026-07-10' } });
  if (term.status !== 200) throw new Error(term.text);
  return { id, version: term.body.version };
}
export const childForm = (name: string, more: Partial<ChildForm> = {}): ChildForm => ({
  ...{ name, grade: '3', guardian: `${name}妈`, phone: '19900000801', relation: 'mother' },
  ...{ fetchers: '白大山 爷爷', alone: false, consent: CONSENT_VERSION },
  ...more,
});
