import { Moment } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { sidesWords as w } from '../cases.sides.console.words.ts';
import { bothSides } from '../cases.sides.rules.ts';
import type { CaseView } from '../cases.views.contract.ts';

/** "Not done" comes to the level above with both texts side by side: nobody decides on one of them alone (product N9). */
export function BothSides({ view }: { view: CaseView }) {
  const { say } = useSay();
  const sides = view.closedAt ? null : bothSides(view);
  if (!sides) return null;
  const { reply, against, words } = sides;
  return (
    <section className="card">
      <h2>{say(w.title)}</h2>
      <div className="sides">
        <div>
          <h3>{say(w.unit, { unit: reply.organisation })}</h3>
          <p className="soft small">
            <Moment at={reply.at} />
          </p>
          <p className="body-text">{reply.text}</p>
        </div>
        <div className="side-now">
          <h3>{say(w.person)}</h3>
          <p className="soft small">
            <Moment at={against.at} />
          </p>
          <p className="body-text">{words ?? say(w.noWords)}</p>
        </div>
      </div>
    </section>
  );
}
