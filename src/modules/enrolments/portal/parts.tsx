import type { LearningClass } from '#modules/learning/index.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, momentText } from '#ui/portal/moments.ts';
import type { ClassRules, Counts } from '../classes.store.ts';
import { seatsNow } from '../classes.store.ts';
import { freeFor, windowFault } from '../enrolments.rules.ts';
import { slotsSay } from '../slots.rules.ts';
import { portalEnrolWords as w } from './enrol.words.ts';

export type Shown = { c: LearningClass; rules: ClassRules; counts: Counts };
export const windowOf = ({ c }: Shown, now: Temporal.Instant) =>
  c.termStatus === 'planned' ? 'notOpenYet' : windowFault({ ...c, isCancelled: c.cancelledReason !== null }, now);

/** 还有 3 个名额 · 满了,可以排候补 · 公开抽签,已有 12 人报名. */
export function useRoom() {
  const t = useSay();
  return ({ c, rules, counts }: Shown): string => {
    if (c.mode === 'lottery' && counts.offered + counts.seated === 0) return t(w.lots, { n: counts.applied });
    const free = counts.waiting - counts.waitingKept > 0 ? 0 : freeFor(seatsNow(c, rules, counts), 'portal');
    return free > 0 ? t(w.left, { n: free }) : t(w.full, { n: counts.waiting });
  };
}

export function About({ shown }: { shown: Shown }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const room = useRoom();
  const { c, rules } = shown;
  const kept = c.mode === 'lottery' ? w.keptDraw : w.keptHint;
  const facts: [string, string | null][] = [
    [t(w.when), slotsSay(c.slots, lang)],
    [t(w.where), [c.room, c.address, c.stepFree ? t(w.stepFree) : ''].filter(Boolean).join(' · ')],
    [t(w.from), t(w.sessions, { day: dayText(c.fromDay, lang, now), n: c.sessions })],
    [t(w.teacher), c.teachers.map((p) => p.name).join('、') || null],
    [t(w.who), c.youngest === null ? t(w.anyAge) : t(w.fromAge, { n: c.youngest })],
    [t(w.fee), c.feeFen === 0 ? t(w.free) : t(w.yuan, { n: c.feeFen / 100, basis: c.feeBasis ?? '' })],
    [t(w.needs), c.needs],
    [t(w.seats), `${c.seats} · ${room(shown)}`],
  ];
  return (
    <>
      {c.about && <p className="as-written">{c.about}</p>}
      <dl className="facts card grid">
        {facts.flatMap(([head, says]) => (says ? [<dt key={`h${head}`}>{head}</dt>, <dd key={head}>{says}</dd>] : []))}
      </dl>
      {c.keptSeats > 0 && rules.keptReleasedAt === null && (
        <p className="soft">{t(kept, { n: c.keptSeats, at: momentText(rules.keptUntil, lang, now) })}</p>
      )}
    </>
  );
}
