import { say } from '#kernel/words.ts';
import type { Feed } from '#platform/module.ts';
import { consultationWords as w } from './consultations.words.ts';
import { tasksOf } from './groups.store.ts';

/**
 * Until when the actor’s unit said it would do what it adopted, in the calendar one subscribes to: of which call, never what was said, for whoever has
 * the address may read it.
 */
export const adoptedDays: Feed = async (ctx, actor) => {
  const tasks = await tasksOf({ ...ctx, actor }, actor.organisationId);
  return tasks.flatMap((g) => {
    if (g.status === 'done' || g.dueOn === null || g.answeredAt === null) return [];
    const of = { call: g.callTitle ?? say(w.standing, 'zh') };
    const says = [say(w.dueDay, 'zh', of), say(w.dueDay, 'en', of)] as const;
    return [{ id: `opinion-${g.id}`, day: g.dueOn, since: g.answeredAt, says }];
  });
};
