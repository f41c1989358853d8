import { createElement, type ReactNode } from 'react';
import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { caseSeen } from '#modules/cases/index.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, Choose, FaultSummary, Form, faultyTitle, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText, untilText } from '#ui/portal/moments.ts';
import { authorise, revoke } from '../errands.actions.ts';
import type { ErrandView } from '../errands.contract.ts';
import { errandLetterWords } from '../errands.letter.words.ts';
import { termDays } from '../errands.rules.ts';
import { presentErrand, viewErrand } from '../errands.view.ts';
import { errandStateWords, paperKindWords } from '../errands.words.ts';
import { letterPages } from './errand.letter.tsx';
import { errandPortalWords as w } from './errand.words.ts';

function Facts({ e }: { e: ErrandView }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const a = e.authorisation;
  const until = a ? untilText(Temporal.Instant.from(a.until), lang, now) : '';
  return (
    <dl className="facts card">
      {a && (
        <>
          <dt>{t(w.authorised)}</dt>
          <dd>{a.scope}</dd>
          <dt>{t(w.until)}</dt>
          <dd>{t(w[a.state], { until })}</dd>
        </>
      )}
      <dt>{t(w.agent)}</dt>
      <dd>{e.agent ? `${e.agent.organisation} ${e.agent.name}` : t(w.nobody)}</dd>
      {e.submitted && (
        <>
          <dt>{t(w.submitted)}</dt>
          <dd>
            {[e.submitted.to, dayText(e.submitted.on, lang, now), e.submitted.receiptNumber]
              .filter(Boolean)
              .join(' · ')}
          </dd>
        </>
      )}
      {e.result && (
        <>
          <dt>{t(w.result)}</dt>
          <dd>{e.result}</dd>
        </>
      )}
    </dl>
  );
}

function Lists({ e }: { e: ErrandView }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      {e.papers.length > 0 && (
        <>
          <h3>{t(w.papers)}</h3>
          <ul className="plain-list card">
            {e.papers.map((p) => (
              <li key={p.id}>
                {p.name} · {t(paperKindWords[p.kind])} ×{p.copies} · <b>{t(p.returnedAt ? w.back : w.inHand)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      {e.trips.length > 0 && (
        <>
          <h3>{t(w.trips)}</h3>
          <ul className="plain-list card">
            {e.trips.map((trip) => (
              <li key={trip.id}>
                {dayText(trip.day, lang, now)} · {trip.place} · {trip.purpose} <span className="soft">{trip.by}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Section({ e }: { e: ErrandView }) {
  const t = useSay();
  const act = (['authorise', 'revoke'] as const).find((verb) => e.open.includes(verb));
  return (
    <section id="errand">
      <h2>{t(w.title)}</h2>
      <p>
        <b>{t(errandStateWords[e.state])}</b> · {t(w.free)}
      </p>
      {!e.authorisation && <p>{t(w.none)}</p>}
      <Facts e={e} />
      <Lists e={e} />
      <p className="no-print">
        <a href="/case/errand/letter">{t(errandLetterWords.print)}</a>
      </p>
      {act && (
        <p className="no-print">
          <a className={act === 'authorise' ? 'button main' : 'button plain'} href="/case/errand">
            {t(w[act])}
          </a>
        </p>
      )}
    </section>
  );
}

/** What the page of their own case says to somebody for whom others go. */
export async function errandSection(ctx: Ctx, caseId: string): Promise<ReactNode | null> {
  const c = await caseSeen(ctx, caseId);
  if (c.kind !== 'errand') return null;
  return createElement(Section, { e: await presentErrand(ctx, c) });
}

type Shown = { values: Readonly<Record<string, string>>; faults: readonly FieldFault[]; refused: Refused | null };

function Act({ e, values, faults, refused, commandId }: { e: ErrandView; commandId: string } & Shown) {
  const t = useSay();
  const isRevoking = e.open.includes('revoke');
  const form = { id: 'errand', action: '/case/errand', commandId, version: e.version, state: { values, faults } };
  return (
    <>
      <h1>{t(isRevoking ? w.revoke : w.authorise)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ scope: w.scope }} />
      {isRevoking ? (
        <Form {...form} hidden={{ go: 'revoke' }}>
          <p>{t(w.revokeLead)}</p>
          <Button>{t(w.revoke)}</Button>
        </Form>
      ) : (
        e.open.includes('authorise') && (
          <Form {...form} hidden={{ go: 'authorise' }}>
            <p>{t(w.lead)}</p>
            <TextArea name="scope" label={t(w.scope)} hint={t(w.scopeHint)} maxLength={500} />
            <Choose
              name="days"
              label={t(w.days)}
              choices={termDays.map((n) => ({ value: String(n), title: t(w.nDays, { n }) }))}
            />
            <Button>{t(w.authorise)}</Button>
          </Form>
        )
      )}
      <p>
        <a className="button link" href="/case">
          {t(w.toCase)}
        </a>
      </p>
    </>
  );
}

function ownId(ctx: Ctx): string {
  if (ctx.actor.kind !== 'receipt') throw notFound();
  return ctx.actor.caseId;
}

async function draw(ctx: Ctx, given: PageGiven, more: Partial<Shown> = {}): Promise<PageReply> {
  if ((await caseSeen(ctx, ownId(ctx))).kind !== 'errand') throw notFound();
  const [frame, e] = await Promise.all([frameOf(ctx, given), viewErrand(ctx, ownId(ctx))]);
  const shown: Shown = { values: { days: '90' }, faults: [], refused: null, ...more };
  const isRefused = shown.refused !== null || shown.faults.length > 0;
  const title = tell(e.open.includes('revoke') ? w.revoke : w.authorise, frame.lang);
  const html = drawPage(
    { ...frame, path: '/case/errand' },
    {
      title: faultyTitle(title, frame.lang, isRefused),
      children: <Act e={e} commandId={ctx.house.newId()} {...shown} />,
    },
  );
  return { html, status: isRefused ? (shown.refused?.status ?? 422) : 200 };
}

async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { form } = given;
  const scope = (form.scope ?? '').trim();
  if (form.go !== 'revoke' && (scope.length < 2 || scope.length > 500))
    return draw(ctx, given, { values: form, faults: [{ field: 'scope', rule: 'required', says: w.scopeShort }] });
  try {
    if (form.go === 'revoke') await revoke(ctx, ownId(ctx));
    else await authorise(ctx, ownId(ctx), { scope, days: termDays.find((n) => String(n) === form.days) ?? 30 });
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return draw(ctx, given, { values: form, faults: refused.faults, refused });
  }
  return { goTo: '/case#errand' };
}

export const errandPages: readonly Page[] = [
  { method: 'GET', path: '/case/errand', allow: 'receipt', run: (ctx, given) => draw(ctx, given) },
  { method: 'POST', path: '/case/errand', allow: 'receipt', run: send },
  ...letterPages,
];
