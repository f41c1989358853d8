import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Lang, Word } from '#kernel/words.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, type Frame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { nothingShown, type Shown } from './door.tsx';

type Words = Readonly<
  Record<'verifyTitle' | 'verifyLead' | 'certNumber' | 'code' | 'check' | 'again' | 'noNumber' | 'noCode', Word>
>;
/** What a true paper says: how it stands, and its lines. */
export type Answered = { isGood: boolean; says: Word; rows: readonly (readonly [head: Word, says: string])[] };

/** A page on which whoever is shown a paper looks whether it is true, by its number and the code printed on it. */
export type Verifying = {
  readonly path: string;
  readonly words: Words;
  readonly frame: (ctx: Ctx, given: PageGiven) => Promise<Frame>;
  /** Refuses what is not true, by name; guesses are counted there. */
  readonly look: (ctx: Ctx, number: string, code: string, lang: Lang) => Promise<Answered>;
};

function Ask({ of: { path, words: w }, shown: { values, faults, refused } }: { of: Verifying; shown: Shown }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.verifyTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ number: w.certNumber, code: w.code }} />
      <p>{t(w.verifyLead)}</p>
      <Form id="verify" action={path} state={{ values, faults }}>
        <Field name="number" label={t(w.certNumber)} maxLength={60} capitals />
        <Field name="code" label={t(w.code)} inputMode="numeric" maxLength={20} />
        <Button>{t(w.check)}</Button>
      </Form>
    </>
  );
}

function Answer({ of: { path, words: w }, answer }: { of: Verifying; answer: Answered }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.verifyTitle)}</h1>
      <Notice tone={answer.isGood ? 'good' : 'danger'}>
        <p className="lead">{t(answer.says)}</p>
      </Notice>
      <dl className="facts card grid">
        {answer.rows.flatMap(([head, says]) => [<dt key={`${head[1]}t`}>{t(head)}</dt>, <dd key={head[1]}>{says}</dd>])}
      </dl>
      <p className="no-print">
        <a className="button plain" href={path}>
          {t(w.again)}
        </a>
      </p>
    </>
  );
}

async function drawAsk(of: Verifying, ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await of.frame(ctx, given);
  const isFaulty = shown.faults.length > 0 || shown.refused !== null;
  const title = faultyTitle(tell(of.words.verifyTitle, frame.lang), frame.lang, isFaulty);
  const html = drawPage({ ...frame, path: of.path }, { title, children: <Ask of={of} shown={shown} /> });
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}

async function verify(of: Verifying, ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { number = '', code = '' } = given.form;
  const values = { number, code };
  const faults: FieldFault[] = [];
  if (!number.trim()) faults.push({ field: 'number', rule: 'required', says: of.words.noNumber });
  if (!/\d/.test(code.normalize('NFKC'))) faults.push({ field: 'code', rule: 'required', says: of.words.noCode });
  if (faults.length > 0) return drawAsk(of, ctx, given, { values, faults, refused: null });
  try {
    const frame = await of.frame(ctx, given);
    const answer = await of.look(ctx, number, code, frame.lang);
    const title = tell(of.words.verifyTitle, frame.lang);
    return { html: drawPage({ ...frame, path: of.path }, { title, children: <Answer of={of} answer={answer} /> }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawAsk(of, ctx, given, { values, faults: refused.faults, refused });
  }
}

/** A link only fills the form in: it is looked up when somebody presses the button, so often and no oftener. */
export const verifyPagesOf = (of: Verifying): readonly Page[] => [
  {
    method: 'GET',
    path: of.path,
    allow: 'anyone',
    run: (ctx, given) =>
      drawAsk(of, ctx, given, { ...nothingShown, values: { number: given.query.n ?? '', code: given.query.c ?? '' } }),
  },
  { method: 'POST', path: of.path, allow: 'anyone', perMinute: 20, run: (ctx, given) => verify(of, ctx, given) },
];
