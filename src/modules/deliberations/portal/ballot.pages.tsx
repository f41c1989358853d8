import { digitsOf } from '#kernel/identity.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, RadioCards } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { castSecret } from '../ballots.actions.ts';
import { SLIP_DIGITS, voteOfSlip } from '../ballots.store.ts';
import { ballotWords as w } from '../deliberations.portal.words.ts';
import { choiceWords, no } from '../deliberations.words.ts';
import { choices } from '../votes.rules.ts';

type Props = { question: string | null; code: string; refused: Refused | null };
/** First the number on the slip, then the question: nothing is asked of who holds it. */
function Ballot({ question, code, refused }: Props) {
  const t = useSay();
  const state = { values: { code }, faults: refused?.faults ?? [] };
  const labels = { code: w.code, choice: w.choice };
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      <FaultSummary refused={refused} faults={state.faults} labels={labels} />
      {question === null ? (
        <Form id="slip" action="/ballot" state={state}>
          <Field name="code" label={t(w.code)} hint={t(w.codeHint)} inputMode="numeric" maxLength={20} />
          <Button name="step" value="ask">
            {t(w.next)}
          </Button>
        </Form>
      ) : (
        <Form id="ballot" action="/ballot" state={state} hidden={{ code }}>
          <p className="lead">{question}</p>
          <RadioCards
            name="choice"
            label={t(w.choice)}
            hint={t(w.blankHint)}
            choices={choices.map((value) => ({ value, title: t(choiceWords[value]) }))}
          />
          <Button name="step" value="cast">
            {t(w.cast)}
          </Button>
        </Form>
      )}
      <p className="soft">{t(w.secret)}</p>
    </>
  );
}
function Cast() {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <Notice tone="good">
        <p>{t(w.done)}</p>
      </Notice>
      <p className="no-print">
        <a className="button plain" href="/ballot">
          {t(w.another)}
        </a>
      </p>
    </>
  );
}

async function draw(ctx: Ctx, given: PageGiven, props: Props): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const title = faultyTitle(tell(w.title, frame.lang), frame.lang, props.refused !== null);
  const html = drawPage({ ...frame, path: '/ballot' }, { title, children: <Ballot {...props} /> });
  return { html, status: props.refused?.status ?? 200 };
}
const show = (ctx: Ctx, given: PageGiven) => draw(ctx, given, { question: null, code: '', refused: null });
/** Neither page keeps a command: what is sent twice finds its slip used. */
async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const code = digitsOf(given.form.code ?? '');
  try {
    const vote = code.length === SLIP_DIGITS ? await voteOfSlip(ctx, code) : undefined;
    if (!vote || vote.isUsed) throw no('slipWrong', 'code');
    if (given.form.step !== 'cast') return draw(ctx, given, { question: vote.question, code, refused: null });
    await castSecret(ctx, code, choices.find((c) => c === given.form.choice) ?? 'blank');
    const frame = await frameOf(ctx, given);
    return { html: drawPage({ ...frame, path: '/ballot' }, { title: tell(w.title, frame.lang), children: <Cast /> }) };
  } catch (error) {
    if (error instanceof Refused) return draw(ctx, given, { question: null, code: '', refused: error });
    throw error;
  }
}
export const ballotPages: readonly Page[] = [
  { method: 'GET', path: '/ballot', allow: 'anyone', run: show },
  { method: 'POST', path: '/ballot', allow: 'anyone', perMinute: 60, run: send },
];
