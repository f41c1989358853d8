import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { isAllowed } from '#kernel/actor.ts';
import { outcomeOf } from '#modules/cases/cases.example.ts';
import { startApi } from '#test/api.ts';
import { openTestHouse } from '#test/database.ts';
import { petitionsApi } from './petitions.contract.ts';
import { type PetitionAct, petitionActs, petitionersAtWork } from './petitions.example.ts';

/** Who may do what to the petition the township has, by log-in: written from the law and the cast, apart from the rules. */
const mayDo: Partial<Record<PetitionAct, readonly string[]>> = {
  transfer: ['zhao'],
  assign: ['zhao'],
  notifyElsewhere: ['zhao'],
  divert: ['zhao'],
  refuse: ['zhao'],
  accept: ['zhao'],
};
/** Who sees it: whoever has the place in their post, or whose unit it was sent to. */
const sees = ['liu', 'zhao', 'yun', 'sun', 'zhou', 'wu'];

describe('who may do what to a petition at the township', async () => {
  const open = await openTestHouse();
  const api = await startApi(open);
  const w = await petitionersAtWork(open);
  const id = await w.begun();
  await w.see('zhao', id);

  test.each(members.map((m) => m.login))('%s', async (login) => {
    const member = members.find((m) => m.login === login)!;
    const ctx = w.cast.ctx(login);
    const isIn = isAllowed(petitionsApi.getPetition.allow, ctx.actor);
    const answer = await api.as(login).get(`/api/petitions/${id}`);
    expect(answer.status, member.role).toBe(!isIn ? 403 : sees.includes(login) ? 200 : 404);
    for (const verb of petitionActs) {
      const may = isAllowed(petitionsApi[verb].allow, ctx.actor);
      if (!may) continue;
      const input = ['transfer', 'assign', 'designate'].includes(verb)
        ? { organisationId: w.cast.unit('laoxionggou') }
        : {};
      // Decided on no version at all: who may not learns nothing of that.
      const outcome = await outcomeOf(w.act(login, verb, id, input));
      const allowed = mayDo[verb]?.includes(login) ?? false;
      if (!sees.includes(login)) expect(outcome, verb).toBe('notFound');
      else if (!allowed) expect(['notYours', 'notNow'], `${login} ${verb} ${outcome}`).toContain(outcome);
      if (allowed && (verb === 'transfer' || verb === 'assign')) expect(outcome, verb).toBe('faulty');
      if (allowed) break;
    }
  });

  test('an open verb is one that the post may carry out, and no list shows what is not theirs', async () => {
    for (const { login } of members) {
      const { actor } = w.cast.ctx(login);
      if (!isAllowed(petitionsApi.getPetition.allow, actor)) continue;
      const { items } = (await api.as(login).get('/api/petitions?which=all')).body;
      expect(
        items.map((i: { caseId: string }) => i.caseId),
        login,
      ).toEqual(sees.includes(login) ? [id] : []);
      if (!sees.includes(login)) continue;
      const { petition } = (await api.as(login).get(`/api/petitions/${id}`)).body;
      for (const verb of petition.open as PetitionAct[])
        expect(isAllowed(petitionsApi[verb].allow, actor), `${login} ${verb}`).toBe(true);
    }
  });

  test('a reviewer sees it once it lies before their unit, and only that', async () => {
    const other = await w.served();
    expect(await outcomeOf(w.see('guo', other))).toBe('notFound');
    await w.ask(other, 'review');
    expect((await w.see('guo', other))?.open).toEqual(['decideReview']);
    expect(await outcomeOf(w.see('he', other))).toBe('notFound');
    expect((await api.as('guo').get(`/api/cases/${other}`)).status).toBe(200);
    expect((await api.as('guo').get('/api/petitions?which=review')).body.items).toHaveLength(1);
    expect(await outcomeOf(w.see('guo', id))).toBe('notFound');
  });
});
