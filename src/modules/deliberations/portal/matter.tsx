import { useSay } from '#ui/portal/frame.tsx';
import { portalDeliberationWords as w } from '../deliberations.portal.words.ts';
import { gateOf, gates } from '../deliberations.rules.ts';
import type { gatesOf, noticesOf, StoredMatter } from '../deliberations.store.ts';
import { forumWords, gateWords, matterStatusWords, noticeFieldWords } from '../deliberations.words.ts';

type Gates = Awaited<ReturnType<typeof gatesOf>>;
type Notices = Awaited<ReturnType<typeof noticesOf>>;
/** One matter as anybody may read it: numbers of people, never names; a notice shows the parts it was put out with and no others. */
export function Matter({ m, all, notices }: { m: StoredMatter; all: Gates; notices: Notices }) {
  const t = useSay();
  const at = gateOf(m.status);
  const standing = notices.filter((n) => n.status !== 'down');
  return (
    <>
      <h1>{m.title}</h1>
      <p className="lead">{t(matterStatusWords[m.status])}</p>
      <p className="soft">{t(w.decides, { forum: t(forumWords[m.forum]) })}</p>
      {standing.map((n) => (
        <Notice key={n.id} n={n} m={m} all={all} />
      ))}
      <h2>{t(w.cause)}</h2>
      <p className="as-written">{m.cause}</p>
      <h2>{t(w.content)}</h2>
      <p className="as-written">{m.content}</p>
      <ol className="plain-list card">
        {gates.map((gate, i) => {
          const g = all.find((x) => x.round === m.round && x.gate === gate);
          return (
            <li key={gate} value={i + 1} {...(at === gate && { 'aria-current': 'step' as const })}>
              <p>
                <b>
                  {i + 1}. {t(gateWords[gate])}
                </b>{' '}
                · {g ? `${g.heldOn} ${t(w[g.outcome])}` : at === gate ? t(w.here) : t(w.toCome)}
              </p>
              {g && g.should !== null && (
                <p className="soft">
                  {t(w.numbers, {
                    should: g.should,
                    present: g.present ?? 0,
                    yes: g.yes ?? 0,
                    no: g.no ?? 0,
                    abstain: g.abstain ?? 0,
                  })}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <p className="soft">{t(w.nobody)}</p>
      <p className="no-print">
        <a className="button plain" href={`/villages/${m.area}`}>
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

function Notice({ n, m, all }: { n: Notices[number]; m: StoredMatter; all: Gates }) {
  const t = useSay();
  const g = all.findLast((x) => x.gate === 'resolve' && x.round === m.round);
  const shows = (field: (typeof n.fields)[number]) => n.fields.includes(field);
  return (
    <section className="card">
      <h2>{t(gateWords[n.what === 'decision' ? 'decisionPublic' : 'resultPublic'])}</h2>
      <p className="soft">{t(w.outUntil, { until: n.untilOn })}</p>
      <p className="as-written">{n.text}</p>
      <dl className="facts grid">
        {shows('cost') && n.cost && (
          <>
            <dt>{t(noticeFieldWords.cost)}</dt>
            <dd>{n.cost}</dd>
          </>
        )}
        {shows('contact') && n.contact && (
          <>
            <dt>{t(noticeFieldWords.contact)}</dt>
            <dd>{n.contact}</dd>
          </>
        )}
        {shows('numbers') && g && (
          <>
            <dt>{t(noticeFieldWords.numbers)}</dt>
            <dd>
              {t(w.numbers, {
                should: g.should ?? 0,
                present: g.present ?? 0,
                yes: g.yes ?? 0,
                no: g.no ?? 0,
                abstain: g.abstain ?? 0,
              })}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
