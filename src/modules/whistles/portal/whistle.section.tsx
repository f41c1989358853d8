import type { Addition } from '#platform/module.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { untilText } from '#ui/portal/moments.ts';
import { DateText } from '#ui/portal/parts.tsx';
import { type StoredWhistle, whistlesOfCase } from '../whistles.store.ts';
import { unitStatusWords, whistlePortalWords as w } from '../whistles.words.ts';

/** Which units were called to the matter, who has come, and by when it is to be done. */
function Called({ whistles }: { whistles: readonly StoredWhistle[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <section>
      <h2>{t(w.title)}</h2>
      {whistles.map((whistle) => (
        <div className="card" key={whistle.id}>
          <p>
            {whistle.result
              ? t(w.ended, { result: whistle.result })
              : t(w.lead, { lead: whistle.leadName, day: whistle.due })}
          </p>
          <p className="soft small">
            {t(w.reportBy, { by: untilText(whistle.reportBy, lang, now) })}{' '}
            <a href={`/case/whistle/${whistle.id}`}>{t(w.proof)}</a>
          </p>
          <ul className="plain-list">
            {whistle.units.map((u) => (
              <li key={u.organisationId}>
                {u.name} · {t(unitStatusWords[u.status])}
                {u.arrivedAt && (
                  <span className="soft small">
                    {' '}
                    <DateText at={Temporal.Instant.from(u.arrivedAt)} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export const whistleSection: Addition = async (ctx, caseId) => {
  const whistles = await whistlesOfCase(ctx, caseId);
  return whistles.length > 0 ? <Called whistles={whistles} /> : null;
};
