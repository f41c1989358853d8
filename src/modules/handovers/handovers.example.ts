import { say } from '#kernel/words.ts';
import type { CastAtWork } from '#modules/cases/cases.example.ts';
import type { Ctx } from '#platform/context.ts';
import * as actions from './handovers.actions.ts';
import { type HandoverView, handoversApi } from './handovers.contract.ts';
import * as reads from './handovers.reads.ts';
import { handoversWords } from './handovers.words.ts';
import * as things from './things.actions.ts';

const exchange = { ip: '127.0.0.1', cookie: '', sendCookies: () => {} };
const given = { query: undefined, files: [], exchange } as const;

/** The cast of the tests handing over to each other, without HTTP in between. */
export function handoversOf(cast: CastAtWork) {
  const ctx = (login: string, h?: HandoverView): Ctx => cast.ctx(login, h?.version ?? null);
  const idOf = (login: string) => cast.actor(login).accountId;
  return {
    idOf,
    draft: (by: string, to: string, more: { from?: string; until?: string } = {}) =>
      actions.draftHandover(ctx(by), {
        ...given,
        params: undefined,
        input: handoversApi.draftHandover.input.parse({
          toId: idOf(to),
          reason: '岗位调整',
          ...(more.from && { fromId: idOf(more.from) }),
          ...(more.until && { until: more.until }),
        }),
      }),
    sign: (by: string, h: HandoverView, says?: string) =>
      actions.signHandover(ctx(by, h), {
        ...given,
        params: { id: h.id },
        input: {
          says: says ?? say(handoversWords.signText, 'zh', { n: h.items.length, k: h.things.length, to: h.to.name }),
        },
      }),
    answer: (by: string, h: HandoverView, refused: { itemId: string; reason: string }[] = []) => {
      const pending = h.items.filter((i) => i.decision === null).length;
      const says = say(handoversWords.answerText, 'zh', {
        n: pending - refused.length,
        m: refused.length,
        k: h.things.length,
      });
      return actions.answerHandover(ctx(by, h), { ...given, params: { id: h.id }, input: { says, refused } });
    },
    withdraw: (by: string, h: HandoverView) =>
      actions.withdrawHandover(ctx(by, h), { ...given, params: { id: h.id }, input: { reason: '不走了' } }),
    redraw: (by: string, h: HandoverView) =>
      actions.redrawHandover(ctx(by, h), { ...given, params: { id: h.id }, input: {} }),
    note: (by: string, h: HandoverView, itemId: string, note: string) =>
      actions.noteHandover(ctx(by, h), { ...given, params: { id: h.id }, input: { itemId, note } }),
    addThing: (by: string, h: HandoverView, text: string) =>
      things.addThing(ctx(by, h), { ...given, params: { id: h.id }, input: { text } }),
    dropThing: (by: string, h: HandoverView, thingId: string) =>
      things.dropThing(ctx(by, h), { ...given, params: { id: h.id, thingId }, input: {} }),
    giveBack: (by: string, h: HandoverView) =>
      actions.giveBackHandover(ctx(by, h), { ...given, params: { id: h.id }, input: {} }),
    get: (by: string, id: string) => reads.getHandover(ctx(by), { ...given, params: { id }, input: undefined }),
    list: (by: string) => reads.listHandovers(ctx(by), { ...given, params: undefined, input: undefined }),
  };
}
