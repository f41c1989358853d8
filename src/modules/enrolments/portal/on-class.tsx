import type { Addition } from '#platform/module.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { portalEnrolWords as w } from './enrol.words.ts';
import { type Shown, useRoom, windowOf } from './parts.tsx';
import { shownOf } from './shown.ts';

function Way({ shown }: { shown: Shown }) {
  const t = useSay();
  const { now } = useFrame();
  const room = useRoom();
  return (
    <section>
      <h2>{t(w.title)}</h2>
      <p>{room(shown)}</p>
      <p className="no-print">
        <a className={windowOf(shown, now) === null ? 'button main' : 'button plain'} href={`/enrol/${shown.c.id}`}>
          {t(windowOf(shown, now) === null ? w.formTitle : w.about)}
        </a>
      </p>
    </section>
  );
}
/** On the university's page of a class: how full it is, and the way in. */
export const wayIntoClass: Addition = async (ctx, classId) => {
  const [shown] = await shownOf(ctx, [classId]);
  return shown ? <Way shown={shown} /> : null;
};
