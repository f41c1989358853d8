import { isWithin } from '#kernel/area.ts';
import { say } from '#kernel/words.ts';
import { classById } from '#modules/learning/index.ts';
import type { PaperKind } from '#platform/module.ts';
import { deskRoles } from './enrolments.rules.ts';
import { enrolmentWords } from './enrolments.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The sheet for those who write by hand: printed for a class, its scan returns to that class. */
export const enrolmentSheet: PaperKind = {
  roles: deskRoles,
  async find(ctx, subject) {
    if (!UUID.test(subject)) return null;
    const c = await classById({ ...ctx, actor: { kind: 'system', what: 'paper' } }, subject);
    if (ctx.actor.kind === 'staff' && !isWithin(c.area, ctx.actor.area)) return null;
    return { area: c.area, title: say(enrolmentWords.sheetTitle, 'zh', { class: c.name }) };
  },
};
