import type { ReactNode } from 'react';
import { lastDayOf } from '#kernel/clock.ts';
import type { Word } from '#kernel/words.ts';
import { caseSeen } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, untilText } from '#ui/portal/moments.ts';
import { Notice, Remaining } from '#ui/portal/parts.tsx';
import { loadPetition } from '../petitions.load.ts';
import { presentPetition } from '../petitions.present.ts';
import { findPetition } from '../petitions.store.ts';
import { stateSentences } from '../petitions.told.words.ts';
import type { PetitionNotice, PetitionView } from '../petitions.views.contract.ts';
import { clockWords } from '../petitions.words.ts';
import { PaperText } from './paper.tsx';
import { portalWords as w } from './portal.words.ts';

/** A paper in full, as it was sent. */
function Paper({ p, n }: { p: PetitionView; n: PetitionNotice }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const day = lastDayOf(Temporal.Instant.from(n.sentAt).add({ nanoseconds: 1 }));
  const when = n.servedOn
    ? t(w.served, { day: dayText(n.servedOn, lang, now) })
    : t(w.sent, { day: dayText(day, lang, now) });
  return (
    <details className="card">
      <summary>
        <b>{t(n.title)}</b> <span className="soft small">{when}</span>
      </summary>
      <p className="soft small">
        {n.number} · {n.organ}
      </p>
      <PaperText p={p} n={n} />
      <p>
        <a className="button plain" href={`/case/petition/paper/${n.id}`}>
          {t(w.openPaper)}
        </a>
      </p>
    </details>
  );
}

const unnamed: Word = ['法定期限', 'Limit of the law'];
function Limits({ p }: { p: PetitionView }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const told = p.clocks.filter((k) => k.state !== 'stopped' && k.ruleId !== 'XF-OBJECT');
  if (told.length === 0) return null;
  return (
    <>
      <h3>{t(w.dates)}</h3>
      <ul className="plain-list card">
        {told.map((k) => (
          <li key={k.id}>
            <p>
              {t(clockWords[k.ruleId] ?? unnamed)} ·{' '}
              {t(w.by, { day: untilText(Temporal.Instant.from(k.shown), lang, now) })}{' '}
              {k.state === 'running' ? (
                <Remaining end={Temporal.Instant.from(k.shown)} />
              ) : (
                <span className={k.state === 'missed' ? 'span late' : 'soft'}>
                  {t(k.state === 'missed' ? w.missed : w.met)}
                </span>
              )}
            </p>
            <p className="soft small">
              {t(w.basis, { source: k.source })} <a href={`/case/petition/clock/${k.id}`}>{t(w.proof)}</a>
              {k.pausedDays > 0 && ` · ${t(w.paused, { days: k.pausedDays })}`}
              {k.provisional && ` · ${t(w.provisional)}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The right to go up, with its last day worked out, and the ways beside it (domain §12.3). */
function MayAsk({ p }: { p: PetitionView }) {
  const t = useSay();
  const { lang, now } = useFrame();
  if (!p.ask) return null;
  const verb = p.ask.level === 'review' ? 'askReview' : 'askRecheck';
  const values = { day: dayText(p.ask.lastDay, lang, now), to: p.ask.to ?? t(w.above) };
  return (
    <div className="card">
      <p>{t(p.ask.level === 'review' ? w.askTill : w.askTillRecheck, values)}</p>
      {p.open.includes(verb) && (
        <p className="no-print">
          <a className="button main" href={`/case/petition/${p.ask.level}`}>
            {t(w[verb])}
          </a>
        </p>
      )}
      {p.ask.to === null && <p>{t(w.noReviewer)}</p>}
      <p className="soft small">{t(w.otherRoads)}</p>
    </div>
  );
}

function Section({ p }: { p: PetitionView }) {
  const t = useSay();
  const reviewer = p.reviews.at(-1)?.organ ?? t(w.above);
  return (
    <section id="petition">
      <h2>{t(w.title)}</h2>
      <Notice title={t(stateSentences[p.state], { organ: p.organ?.name ?? '', reviewer })} />
      <MayAsk p={p} />
      <Limits p={p} />
      <h3>{t(w.notices, { n: p.notices.length })}</h3>
      {[...p.notices].reverse().map((n) => (
        <Paper key={n.id} p={p} n={n} />
      ))}
    </section>
  );
}

/** What this module adds to the person's page of their case; nothing where no procedure runs. */
export async function petitionSection(ctx: Ctx, caseId: string): Promise<ReactNode | null> {
  const p = await findPetition(ctx, caseId);
  if (!p) return null;
  const view = await presentPetition(ctx, await loadPetition(ctx, await caseSeen(ctx, caseId), p));
  return <Section key="petition" p={view} />;
}
