import type { ReactNode } from 'react';
import { inFours } from '#kernel/fours.ts';
import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, TextArea, useField } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { ballotOf, nominateAtHome, objectToHonour, publicCall, voteAtHome, withdrawAtHome } from '../honours.public.ts';
import type { Nominee, StoredCall } from '../honours.store.ts';
import { phaseOf } from '../scores.rules.ts';
import { honourPortalWords as w } from './honours.words.ts';
import { scorePortalWords } from './scores.words.ts';

type Shown = { values: Readonly<Record<string, string>>; faults: readonly FieldFault[]; refused: Refused | null };
const nothing: Shown = { values: {}, faults: [], refused: null };
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const callIdOf = (page: PageGiven): string => {
  const id = page.params.id ?? '';
  if (!UUID.test(id)) throw notFound();
  return id;
};
const line = (page: PageGiven, name: string, max: number) => (page.form[name] ?? '').trim().slice(0, max);

type Drawn = { title: Word; children: (commandId: string) => ReactNode };
/** A form, drawn again with what was typed when it was refused. */
async function drawForm(ctx: Ctx, page: PageGiven, shown: Shown, { title, children }: Drawn): Promise<PageReply> {
  const frame = await frameOf(ctx, page);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const html = drawPage(frame, {
    title: faultyTitle(tell(title, frame.lang), frame.lang, isFaulty),
    children: children(page.form.commandId ?? ctx.house.newId()),
  });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}
function Done({ title, says, code }: { title: Word; says: Word; code?: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(title)}</h1>
      <p className="lead">{t(says)}</p>
      {code && (
        <dl className="facts">
          <dt>{t(scorePortalWords.code)}</dt>
          <dd>
            <b>{inFours(code)}</b>
          </dd>
        </dl>
      )}
      <p className="no-print">
        <a href="/honours">{t(w.back)}</a>
      </p>
    </>
  );
}
async function drawDone(ctx: Ctx, page: PageGiven, title: Word, says: Word, code?: string): Promise<PageReply> {
  const frame = await frameOf(ctx, page);
  const children = <Done title={title} says={says} {...(code && { code })} />;
  return { html: drawPage({ ...frame, path: '/honours' }, { title: tell(title, frame.lang), children }) };
}
/** Does what was asked; a refusal is drawn on the form again. */
async function orAgain(work: () => Promise<PageReply>, again: (shown: Shown) => Promise<PageReply>, page: PageGiven) {
  try {
    return await work();
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.status === 404) throw refused;
    return again({ values: page.form, faults: refused.faults, refused });
  }
}

function Nominating({ c, values, faults, refused, commandId }: Shown & { c: StoredCall; commandId: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.nominateTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ name: w.name, deeds: w.deeds }} />
      <p className="lead">{c.name}</p>
      <p className="soft">{t(w.nominateLead)}</p>
      <Form id="nominate" action={`/honours/${c.id}/nominate`} state={{ values, faults }} commandId={commandId}>
        <Field name="name" label={t(w.name)} maxLength={40} />
        <TextArea name="deeds" label={t(w.deeds)} hint={t(w.deedsHint)} maxLength={2000} />
        <Field name="contact" label={t(w.contact)} hint={t(w.contactHint)} optional maxLength={100} />
        <Field name="by" label={t(w.you)} hint={t(w.youHint)} optional maxLength={60} />
        <Button>{t(w.send)}</Button>
      </Form>
      <p className="soft">{t(w.noScript)}</p>
    </>
  );
}
async function drawNominating(ctx: Ctx, page: PageGiven, shown: Shown = nothing): Promise<PageReply> {
  const c = await publicCall(ctx, callIdOf(page));
  const isOpen = c.status === 'nominating' && phaseOf(c.nominate, dayOf(ctx.now)) === 'in';
  // Whoever began in time and was too late is told so, with what they wrote.
  if (!isOpen && !shown.refused) throw notFound();
  const children = (commandId: string) => <Nominating {...shown} c={c} commandId={commandId} />;
  return drawForm(ctx, page, shown, { title: w.nominateTitle, children });
}
const nominate = (ctx: Ctx, page: PageGiven): Promise<PageReply> =>
  orAgain(
    async () => {
      const [contact, by] = [line(page, 'contact', 100) || null, line(page, 'by', 60) || null];
      const said = { name: line(page, 'name', 40), deeds: line(page, 'deeds', 2000), contact, by };
      await nominateAtHome(ctx, callIdOf(page), said);
      return drawDone(ctx, page, w.nominated, w.nominatedSays);
    },
    (shown) => drawNominating(ctx, page, shown),
    page,
  );

function Choice({ n }: { n: Nominee }) {
  const t = useSay();
  const { value, id } = useField(`c.${n.id}`);
  return (
    <label className="card-choice choice" htmlFor={id}>
      <input id={id} type="checkbox" name={`c.${n.id}`} value="1" defaultChecked={value === '1'} />
      <span>
        <b>{n.name}</b>
        {n.hash && (
          <img src={`/honours/files/${n.id}`} alt={t(w.photoOf, { name: n.name ?? '' })} width={120} loading="lazy" />
        )}
        <small>{n.deeds}</small>
      </span>
    </label>
  );
}
type VotingProps = Shown & { c: StoredCall; candidates: readonly Nominee[]; commandId: string };
function Voting({ c, candidates, values, faults, refused, commandId }: VotingProps) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.voteTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ code: w.voteCode, choices: w.choices }} />
      <p className="lead">{c.name}</p>
      <p className="soft">{t(w.voteLead, { n: c.places })}</p>
      <Form id="vote" action={`/honours/${c.id}/vote`} state={{ values, faults }} commandId={commandId}>
        <Field name="code" label={t(w.voteCode)} inputMode="numeric" maxLength={20} />
        <fieldset className="field" id="f-choices">
          <legend>{t(w.choices)}</legend>
          <div className="cards list">
            {candidates.map((n) => (
              <Choice key={n.id} n={n} />
            ))}
          </div>
        </fieldset>
        <Button>{t(w.voteSend)}</Button>
      </Form>
    </>
  );
}
async function drawVoting(ctx: Ctx, page: PageGiven, shown: Shown = nothing): Promise<PageReply> {
  const { c, candidates } = await ballotOf(ctx, callIdOf(page));
  const children = (commandId: string) => <Voting {...shown} {...{ c, candidates, commandId }} />;
  return drawForm(ctx, page, shown, { title: w.voteTitle, children });
}
const vote = (ctx: Ctx, page: PageGiven): Promise<PageReply> =>
  orAgain(
    async () => {
      const choices = Object.keys(page.form).flatMap((name) => (name.startsWith('c.') ? [name.slice(2)] : []));
      await voteAtHome(ctx, callIdOf(page), { code: page.form.code ?? '', choices });
      return drawDone(ctx, page, w.voteDone, w.voteDoneSays);
    },
    (shown) => drawVoting(ctx, page, shown),
    page,
  );

function Objecting({ c, values, faults, refused, commandId }: Shown & { c: StoredCall; commandId: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.objectTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ text: w.text }} />
      <p className="lead">{c.name}</p>
      <p className="soft">{t(w.objectLead)}</p>
      <Form id="object" action={`/honours/${c.id}/object`} state={{ values, faults }} commandId={commandId}>
        <TextArea name="text" label={t(w.text)} maxLength={1000} />
        <Field
          name="contact"
          label={t(scorePortalWords.contact)}
          hint={t(scorePortalWords.contactHint)}
          optional
          maxLength={100}
        />
        <Button>{t(w.send)}</Button>
      </Form>
    </>
  );
}
async function drawObjecting(ctx: Ctx, page: PageGiven, shown: Shown = nothing): Promise<PageReply> {
  const c = await publicCall(ctx, callIdOf(page));
  if (c.status !== 'publicity' && !shown.refused) throw notFound();
  const children = (commandId: string) => <Objecting {...shown} c={c} commandId={commandId} />;
  return drawForm(ctx, page, shown, { title: w.objectTitle, children });
}
const LEAST = 4;
async function object(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const text = line(page, 'text', 1000);
  const missing = { field: 'text', rule: 'required', says: w.textMissing };
  if (text.length < LEAST) return drawObjecting(ctx, page, { values: page.form, faults: [missing], refused: null });
  return orAgain(
    async () => {
      const contact = line(page, 'contact', 100) || null;
      const { code } = await objectToHonour(ctx, callIdOf(page), { text, contact });
      return drawDone(ctx, page, scorePortalWords.sent, scorePortalWords.sentSays, code);
    },
    (shown) => drawObjecting(ctx, page, shown),
    page,
  );
}

function Withdrawing({ values, faults, refused, commandId }: Shown & { commandId: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.withdrawTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ code: w.withdrawCode }} />
      <p>{t(w.withdrawLead)}</p>
      <Form id="withdraw" action="/honours/withdraw" state={{ values, faults }} commandId={commandId}>
        <Field name="code" label={t(w.withdrawCode)} inputMode="numeric" maxLength={20} />
        <Button>{t(w.withdrawSend)}</Button>
      </Form>
    </>
  );
}
const drawWithdrawing = (ctx: Ctx, page: PageGiven, shown: Shown = nothing): Promise<PageReply> =>
  drawForm(ctx, page, shown, {
    title: w.withdrawTitle,
    children: (commandId) => <Withdrawing {...shown} commandId={commandId} />,
  });
const withdraw = (ctx: Ctx, page: PageGiven): Promise<PageReply> =>
  orAgain(
    async () => {
      await withdrawAtHome(ctx, page.form.code ?? '');
      return drawDone(ctx, page, w.withdrawn, w.withdrawnSays);
    },
    (shown) => drawWithdrawing(ctx, page, shown),
    page,
  );

export const honourForms: readonly Page[] = [
  { method: 'GET', path: '/honours/withdraw', allow: 'anyone', run: (ctx, page) => drawWithdrawing(ctx, page) },
  { method: 'POST', path: '/honours/withdraw', allow: 'anyone', perMinute: 10, run: withdraw },
  { method: 'GET', path: '/honours/:id/nominate', allow: 'anyone', run: (ctx, page) => drawNominating(ctx, page) },
  { method: 'POST', path: '/honours/:id/nominate', allow: 'anyone', perMinute: 30, run: nominate },
  { method: 'GET', path: '/honours/:id/vote', allow: 'anyone', run: (ctx, page) => drawVoting(ctx, page) },
  { method: 'POST', path: '/honours/:id/vote', allow: 'anyone', perMinute: 30, run: vote },
  { method: 'GET', path: '/honours/:id/object', allow: 'anyone', run: (ctx, page) => drawObjecting(ctx, page) },
  { method: 'POST', path: '/honours/:id/object', allow: 'anyone', perMinute: 10, run: object },
];
