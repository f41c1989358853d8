import type { FieldFault } from '#kernel/refusal.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { caseSeen } from '#modules/cases/index.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Form, faultyTitle, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import { loadPetition } from '../petitions.load.ts';
import { presentPetition } from '../petitions.present.ts';
import { type Level, levels } from '../petitions.rules.ts';
import { findPetition } from '../petitions.store.ts';
import { askByPerson } from '../petitions.verbs.review.ts';
import type { PetitionView } from '../petitions.views.contract.ts';
import { refusalWords } from '../petitions.words.ts';
import { portalWords as w } from './portal.words.ts';

const MIN = 6;
const MAX = 4000;
const verbOf = { review: 'askReview', recheck: 'askRecheck' } as const;

type Shown = {
  values?: Readonly<Record<string, string>>;
  faults?: readonly FieldFault[];
  refused?: Refused | null;
  commandId: string;
};

function Ask({ p, level, values = {}, faults = [], refused, commandId }: { p: PetitionView; level: Level } & Shown) {
  const t = useSay();
  const { lang, now } = useFrame();
  const verb = verbOf[level];
  const why: Word = p.closed.find((x) => x.verb === verb)?.says ?? refusalWords.notNow;
  return (
    <>
      <h1>{t(w[verb])}</h1>
      <FaultSummary faults={faults} refused={refused ?? null} labels={{ grounds: w.grounds }} />
      {p.ask && (
        <p>
          {t(level === 'review' ? w.askTill : w.askTillRecheck, {
            day: dayText(p.ask.lastDay, lang, now),
            to: p.ask.to ?? t(w.above),
          })}
        </p>
      )}
      {p.open.includes(verb) ? (
        <>
          <p>{t(w.leadReview)}</p>
          <Form
            id="ask"
            action={`/case/petition/${level}`}
            commandId={commandId}
            version={p.version}
            state={{ values, faults }}
          >
            <TextArea name="grounds" label={t(w.grounds)} hint={t(w.groundsHint)} rows={7} maxLength={MAX} />
            <Button>{t(w.send)}</Button>
          </Form>
        </>
      ) : (
        <Notice>
          <p>{t(why)}</p>
        </Notice>
      )}
      <p className="soft">{t(w.otherRoads)}</p>
      <p>
        <a className="button link" href="/case">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

async function drawAsk(ctx: Ctx, given: PageGiven, level: Level, shown: Shown): Promise<PageReply> {
  if (ctx.actor.kind !== 'receipt') throw notFound();
  const { caseId } = ctx.actor;
  const [frame, c, p] = await Promise.all([frameOf(ctx, given), caseSeen(ctx, caseId), findPetition(ctx, caseId)]);
  if (!p) throw notFound();
  const view = await presentPetition(ctx, await loadPetition(ctx, c, p));
  const isFaulty = Boolean(shown.refused) || (shown.faults ?? []).length > 0;
  const html = drawPage(
    { ...frame, path: `/case/petition/${level}` },
    {
      title: faultyTitle(tell(w[verbOf[level]], frame.lang), frame.lang, isFaulty),
      children: <Ask p={view} level={level} {...shown} />,
    },
  );
  return { html, status: isFaulty ? (shown.refused?.status ?? 422) : 200 };
}

async function doAsk(ctx: Ctx, given: PageGiven, level: Level): Promise<PageReply> {
  const grounds = (given.form.grounds ?? '').trim();
  const fault =
    grounds.length < MIN
      ? { field: 'grounds', rule: 'required', says: w.groundsShort }
      : grounds.length > MAX
        ? { field: 'grounds', rule: 'tooLong', says: w.groundsLong }
        : null;
  const again = { values: given.form, commandId: ctx.command.id };
  if (fault) return drawAsk(ctx, given, level, { ...again, faults: [fault] });
  try {
    await askByPerson(ctx, level, grounds);
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawAsk(ctx, given, level, { ...again, commandId: ctx.house.newId(), refused });
  }
  return { goTo: '/case#petition' };
}

/** 申请复查 and 申请复核, each on its own small page. */
export const pages: readonly Page[] = levels.flatMap((level): Page[] => [
  {
    method: 'GET',
    path: `/case/petition/${level}`,
    allow: 'receipt',
    run: (ctx, given) => drawAsk(ctx, given, level, { commandId: ctx.house.newId() }),
  },
  {
    method: 'POST',
    path: `/case/petition/${level}`,
    allow: 'receipt',
    run: (ctx, given) => doAsk(ctx, given, level),
  },
]);
