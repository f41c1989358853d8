import type { FieldFault } from '#kernel/refusal.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, FileInput, Form, faultyTitle, RadioCards, Stars, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { ownCase, type ResidentView } from '../cases.resident.ts';
import { actFaults, actFields, carryOut } from './case.acts.ts';
import { statusSentence } from './case.view.ts';
import { actWords, caseWords, fieldWords, type ResidentVerb, residentVerbs } from './case.words.ts';
import { MOST_FILES } from './draft.ts';

type Shown = {
  values?: Readonly<Record<string, string>>;
  faults?: readonly FieldFault[];
  refused?: Refused | null;
  commandId: string;
};

const YES_NO = {
  solved: [
    { value: 'yes', title: caseWords.solvedYes },
    { value: 'no', title: caseWords.solvedNo },
  ],
  pressed: [
    { value: 'no', title: fieldWords.pressedNo },
    { value: 'yes', title: fieldWords.pressedYes },
  ],
} as const;

/** One act on its own small page: what it does, in words, and the button. */
function Act({
  c,
  verb,
  values = {},
  faults = [],
  refused,
  commandId,
}: { c: ResidentView; verb: ResidentVerb } & Shown) {
  const t = useSay();
  const { lang, now } = useFrame();
  const w = actWords[verb];
  const { fields, needsText } = actFields[verb];
  const labels: Readonly<Record<string, Word | undefined>> = { ...fieldWords, text: w.text ?? fieldWords.text };
  const chosen = (name: 'solved' | 'pressed') => YES_NO[name].map((x) => ({ value: x.value, title: t(x.title) }));
  return (
    <>
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused ?? null} labels={labels} />
      <p className="soft">
        {c.number} · {statusSentence(c, lang, now)}
      </p>
      <p>{t(w.lead)}</p>
      {verb === 'escalate' && c.superior && <p>{t(caseWords.answerAbove, { superior: c.superior })}</p>}
      <Form
        id="act"
        action={`/case/${pathOfVerb[verb]}`}
        multipart={fields.includes('files')}
        commandId={commandId}
        version={c.version}
        state={{ values, faults }}
      >
        {fields.map((field) => {
          if (field === 'stars') return <Stars key={field} name="stars" label={t(fieldWords.stars)} />;
          if (field === 'solved' || field === 'pressed')
            return (
              <RadioCards
                key={field}
                name={field}
                label={t(fieldWords[field])}
                {...(field === 'pressed' && { hint: t(fieldWords.pressedHint) })}
                choices={chosen(field)}
                layout="columns"
              />
            );
          if (field === 'files')
            return <FileInput key={field} name="files" label={t(fieldWords.files)} most={MOST_FILES} />;
          return (
            <TextArea
              key={field}
              name="text"
              label={t(w.text ?? fieldWords.text)}
              {...(w.hint && { hint: t(w.hint) })}
              optional={!needsText}
              maxLength={2000}
            />
          );
        })}
        <Button>{t(w.send)}</Button>
      </Form>
      <p>
        <a className="button link" href="/case">
          {t(caseWords.back)}
        </a>
      </p>
    </>
  );
}

/** An act that is not open now says why, instead of a form. */
function NotNow({ c, verb }: { c: ResidentView; verb: ResidentVerb }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const why = c.closed.find((x) => x.verb === verb);
  return (
    <>
      <h1>{t(actWords[verb].title)}</h1>
      <Notice>
        <p>{why ? t(why.says) : statusSentence(c, lang, now)}</p>
      </Notice>
      <p>
        <a className="button plain" href="/case">
          {t(caseWords.lookFirst)}
        </a>
      </p>
    </>
  );
}

/** `/case/change-handler`: words in a path are joined by hyphens, as in the API. */
export const pathOfVerb: Record<ResidentVerb, string> = {
  confirm: 'confirm',
  dispute: 'dispute',
  supplement: 'supplement',
  rate: 'rate',
  escalate: 'escalate',
  changeHandler: 'change-handler',
  withdraw: 'withdraw',
  resume: 'resume',
  reopen: 'reopen',
};

async function drawAct(ctx: Ctx, given: PageGiven, verb: ResidentVerb, shown: Shown): Promise<PageReply> {
  const [frame, c] = await Promise.all([frameOf(ctx, given), ownCase(ctx)]);
  const isOpen = c.open.includes(verb);
  const isRefused = Boolean(shown.refused) || (shown.faults ?? []).length > 0;
  const html = drawPage(
    { ...frame, path: `/case/${pathOfVerb[verb]}` },
    {
      title: faultyTitle(tell(actWords[verb].title, frame.lang), frame.lang, isRefused),
      children: isOpen ? <Act c={c} verb={verb} {...shown} /> : <NotNow c={c} verb={verb} />,
    },
  );
  return { html, status: isRefused ? (shown.refused?.status ?? 422) : 200 };
}

/** Done, or the same page again with what was typed and what stood in the way. */
async function doAct(ctx: Ctx, given: PageGiven, verb: ResidentVerb): Promise<PageReply> {
  const again = { values: given.form, commandId: given.form.commandId ?? ctx.command.id };
  const faults = actFaults(verb, given);
  if (faults.length > 0) return drawAct(ctx, given, verb, { ...again, faults });
  try {
    await carryOut(ctx, verb, given);
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawAct(ctx, given, verb, { ...again, commandId: ctx.house.newId(), refused, faults: refused.faults });
  }
  return { goTo: `/case?done=${verb}` };
}

/** What a person may entrust to others; whether this one was entrusted with it, the table of the case decides. */
const entrusted: ReadonlySet<ResidentVerb> = new Set(['supplement', 'confirm', 'dispute', 'rate']);
const allowFor = (verb: ResidentVerb) => (entrusted.has(verb) ? 'entrusted' : 'receipt');

export const actPages: readonly Page[] = residentVerbs.flatMap((verb): Page[] => [
  {
    method: 'GET',
    path: `/case/${pathOfVerb[verb]}`,
    allow: allowFor(verb),
    run: (ctx, given) => drawAct(ctx, given, verb, { commandId: ctx.house.newId() }),
  },
  {
    method: 'POST',
    path: `/case/${pathOfVerb[verb]}`,
    allow: allowFor(verb),
    run: (ctx, given) => doAct(ctx, given, verb),
  },
]);
