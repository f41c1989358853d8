import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { caseSeen } from '#modules/cases/index.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import type { ErrandView } from '../errands.contract.ts';
import { errandLetterWords as w } from '../errands.letter.words.ts';
import { presentErrand } from '../errands.view.ts';
import { mediumWords, paperKindWords } from '../errands.words.ts';

/** 代办委托书 and the slip of papers in one sheet: with what was authorised, or with lines to fill in by hand. */
function Letter({ e }: { e: ErrandView }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const a = e.authorisation;
  const day = (iso: string) => dayText(dayOf(Temporal.Instant.from(iso)), lang, now);
  const line = '＿＿＿＿＿＿＿';
  return (
    <>
      <article className="paper">
        <header>
          <h1>{t(w.title)}</h1>
          <p>{e.number}</p>
        </header>
        <p>{t(w.opening)}</p>
        <dl className="facts">
          <dt>{t(w.agent)}</dt>
          <dd>{e.agent ? `${e.agent.organisation} ${e.agent.name}` : line}</dd>
          <dt>{t(w.scope)}</dt>
          <dd className="said">{a?.scope ?? line}</dd>
          <dt>{t(w.term)}</dt>
          <dd>{a ? t(w.fromTo, { from: day(a.since), to: day(a.until) }) : line}</dd>
          {a && (
            <>
              <dt>{t(w.how)}</dt>
              <dd>{t(mediumWords[a.medium])}</dd>
            </>
          )}
        </dl>
        <h2>{t(w.papers)}</h2>
        {e.papers.length === 0 && <p>{t(w.noPapers)}</p>}
        <ul className="plain-list">
          {e.papers.map((p) => (
            <li key={p.id}>
              {p.name} · {t(paperKindWords[p.kind])} ×{p.copies} · {t(w.received, { day: day(p.receivedAt) })} ·{' '}
              {p.returnedAt ? t(w.returned, { day: day(p.returnedAt) }) : t(w.notReturned)}
            </li>
          ))}
        </ul>
        <p>{t(w.rules)}</p>
        <footer>
          <p>
            {t(w.principalSigns)}
            {line}
          </p>
          <p>
            {t(w.agentSigns)}
            {line}
          </p>
          <p>
            {t(w.day)}
            {line}
          </p>
        </footer>
      </article>
      <p className="no-print">
        <a className="button plain" href="/case#errand">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

async function draw(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  if (ctx.actor.kind !== 'receipt') throw notFound();
  const c = await caseSeen(ctx, ctx.actor.caseId);
  if (c.kind !== 'errand') throw notFound();
  const frame = await frameOf(ctx, given);
  const e = await presentErrand(ctx, c);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <Letter e={e} /> }) };
}

export const letterPages: readonly Page[] = [
  { method: 'GET', path: '/case/errand/letter', allow: 'receipt', run: draw },
];
