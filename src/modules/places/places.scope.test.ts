import { describe, expect, test } from 'vitest';
import { members } from '#demo/cast.ts';
import { isAllowed, roles } from '#kernel/actor.ts';
import { Refused } from '#kernel/refusal.ts';
import { staffCtx } from '#test/actors.ts';
import { openTestHouse } from '#test/database.ts';
import { calendarApi } from './calendar.contract.ts';
import { addAlias, addGrid, addPlace, closePlace, editPlace, importPlaces } from './places.actions.ts';
import { placesApi } from './places.contract.ts';

const files: readonly [] = [];
const nothing = { params: undefined, query: undefined, input: undefined, files };

test('reading is for anyone, changing for the system administrator alone', () => {
  for (const [name, e] of Object.entries({ ...placesApi, ...calendarApi })) {
    const changes = e.method !== 'GET';
    expect([name, isAllowed(e.allow, { kind: 'visitor' })]).toEqual([name, !changes]);
    for (const role of roles) {
      const actor = { kind: 'staff', accountId: '', name: '', role, organisationId: '', area: '1501' } as const;
      expect([name, role, isAllowed(e.allow, actor)]).toEqual([name, role, !changes || role === 'systemAdmin']);
    }
  }
});

describe('an administrator changes places of their own area only', async () => {
  const open = await openTestHouse();
  const areas = [...new Set(members.map((m) => m.area))];
  const targets = ['15', '1501', '150124', '150124201', '150124201213', '150102401007'];
  const code = (target: string) => ({ ...nothing, params: { code: target } });
  const verbs = {
    editPlace: (ctx, target) => editPlace(ctx, { ...code(target), input: { name: `${target}新`, keepOldName: true } }),
    closePlace: (ctx, target) => closePlace(ctx, { ...code(target), input: { on: '2030-01-01' } }),
    addGrid: (ctx, target) => addGrid(ctx, { ...code(target), input: { name: '某网格' } }),
    addAlias: (ctx, target) => addAlias(ctx, { ...code(target), input: { alias: ctx.command.id.slice(-12) } }),
    addPlace: (ctx, target) => addPlace(ctx, { ...nothing, input: { code: target, name: '某地', kind: 'grid' } }),
    importPlaces: (ctx, target) =>
      importPlaces(ctx, { ...nothing, input: { rows: [{ code: target, name: '某地', kind: 'grid' }] } }),
  } satisfies Record<string, (ctx: Awaited<ReturnType<typeof staffCtx>>, target: string) => Promise<unknown>>;

  test.each(Object.keys(verbs) as (keyof typeof verbs)[])('%s', async (verb) => {
    for (const area of areas)
      for (const target of targets) {
        const ctx = await staffCtx(open, 'admin');
        if (ctx.actor.kind !== 'staff') throw new Error('not staff');
        const answer = await verbs[verb]({ ...ctx, actor: { ...ctx.actor, area } }, target).then(
          () => 200,
          (error: unknown) => {
            if (error instanceof Refused) return error.status;
            throw error;
          },
        );
        expect([area, target, answer === 404]).toEqual([area, target, !target.startsWith(area)]);
      }
  });
});
