import { Button } from 'antd';
import { useDeed } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityView, activitiesApi } from '../activities.contract.ts';
import { photoShowsWords } from '../activities.words.ts';

/** Pictures, which nobody has to take; whoever is on one may have it taken away. */
export function Photos({ a, show }: { a: ActivityView; show: (a: ActivityView) => void }) {
  const { say } = useSay();
  const mayDrop = a.rule.recordRoles.includes(useMe().role);
  const drop = useDeed((photoId: string, key) =>
    call(activitiesApi.dropActivityPhoto, { params: { id: a.id, photoId }, input: {}, key }),
  );
  if (a.photos.length === 0) return null;
  const url = (photoId: string, size: 'full' | 'thumb') =>
    urlOf(activitiesApi.activityPhoto, { params: { id: a.id, photoId }, query: { size } });
  return (
    <section className="section">
      <h2>{say(w.photos)}</h2>
      <p className="soft">{say(w.photoHint)}</p>
      {drop.problem && <Fault problem={drop.problem} />}
      <ul className="activity-photos">
        {a.photos.map((p) => (
          <li key={p.id}>
            <a href={url(p.id, 'full')} target="_blank" rel="noreferrer">
              <img src={url(p.id, p.hasThumb ? 'thumb' : 'full')} alt={p.name} loading="lazy" />
            </a>
            <p className="soft">{[say(photoShowsWords[p.shows]), p.consent].filter(Boolean).join(' · ')}</p>
            {mayDrop && (
              <Button
                size="small"
                className="no-print"
                onClick={() => void drop.run(p.id).then((next) => next && show(next))}
              >
                {say(w.dropPhoto)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
