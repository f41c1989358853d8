import type { FieldFault } from '#kernel/refusal.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, RadioCards, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { type Chosen, type Preview, preview, publish, withdraw } from '../consent.actions.ts';
import type { PublicCase } from '../publication.contract.ts';
import { mayPublish } from '../publication.rules.ts';
import { maskedWords } from '../publication.words.ts';
import { topicOf } from '../statistics.rules.ts';
import { PublicWhole } from './case.card.tsx';
import { TakeBack } from './case.section.tsx';
import { consentWords as w } from './public.words.ts';

type Shown = { faults: readonly FieldFault[]; refused: Refused | null; commandId: string; words: string };

/** The preview, drawn by the very part that draws the public page. */
const asPublic = (p: Preview): PublicCase => ({
  id: p.caseId,
  title: p.shown.title,
  kind: p.kind,
  category: p.category ? topicOf(p.category) : null,
  area: p.area,
  placeName: p.placeName,
  status: p.status ?? 'handling',
  unit: p.facts.unit,
  receivedOn: dayOf(p.receivedAt),
  repliedOn: p.facts.repliedAt ? dayOf(p.facts.repliedAt) : null,
  closedOn: p.facts.closedAt ? dayOf(p.facts.closedAt) : null,
  reply: p.shown.reply,
  nextReview: p.facts.nextReview,
  position: p.position,
  publishedAt: '',
});

function Looked({ p }: { p: Preview }) {
  const t = useSay();
  const { lang } = useFrame();
  const joined = (parts: readonly string[]) => parts.join(lang === 'zh' ? '、' : ', ');
  return (
    <section>
      <h2>{t(w.previewTitle)}</h2>
      <div className="preview">
        <h3>{p.shown.title}</h3>
        <PublicWhole c={asPublic(p)} level={3} />
      </div>
      {p.found.length > 0 && (
        <p className="soft">{t(w.found, { what: joined(p.found.map((kind) => t(maskedWords[kind]))) })}</p>
      )}
      {p.suspects.length > 0 && (
        <Notice tone="now" title={t(w.suspects, { names: joined(p.suspects) })}>
          <p>{t(w.suspectsHint)}</p>
        </Notice>
      )}
    </section>
  );
}

function Choices({ p }: { p: Preview }) {
  const t = useSay();
  return (
    <>
      <TextArea name="title" label={t(w.titleField)} hint={t(w.titleHint)} rows={3} maxLength={120} />
      <Field name="words" label={t(w.words)} hint={t(w.wordsHint)} optional maxLength={200} />
      {p.hasReply && (
        <RadioCards
          name="withReply"
          label={t(w.withReply)}
          layout="columns"
          choices={[
            { value: 'yes', title: t(w.replyYes) },
            { value: 'no', title: t(w.replyNo) },
          ]}
        />
      )}
      {p.hasPosition && (
        <RadioCards
          name="withPosition"
          label={t(w.withPosition)}
          layout="columns"
          choices={[
            { value: 'no', title: t(w.positionNo) },
            { value: 'yes', title: t(w.positionYes) },
          ]}
        />
      )}
      {p.suspects.length > 0 && (
        <RadioCards
          name="isChecked"
          label={t(w.isChecked)}
          layout="columns"
          choices={[
            { value: 'no', title: t(w.checkedNo) },
            { value: 'yes', title: t(w.checkedYes) },
          ]}
        />
      )}
    </>
  );
}

function Consent({ p, faults, refused, commandId, words }: { p: Preview } & Shown) {
  const t = useSay();
  const values = {
    title: p.shown.title,
    words,
    withReply: p.shown.replyN === null ? 'no' : 'yes',
    withPosition: p.shown.withPosition ? 'yes' : 'no',
    isChecked: 'no',
  };
  return (
    <>
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ isChecked: w.isChecked }} />
      <p>{t(w.lead)}</p>
      <Looked p={p} />
      <Form
        id="publish"
        action="/case/public"
        commandId={commandId}
        hidden={{ seen: p.seen }}
        state={{ values, faults }}
      >
        <Choices p={p} />
        <Button name="go" value="publish">
          {t(w.publish)}
        </Button>
        <Button name="go" value="look" look="plain">
          {t(w.lookAgain)}
        </Button>
      </Form>
      {p.publishedAt && <TakeBack />}
      <p>
        <a className="button link" href="/case">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

function NotOpen({ says }: { says: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <Notice>
        <p>{says}</p>
      </Notice>
      <p>
        <a className="button plain" href="/case">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

const chosenIn = ({ form }: PageGiven): Chosen => ({
  ...(form.title !== undefined && { title: form.title }),
  ...(form.words !== undefined && { words: form.words }),
  withReply: form.withReply !== 'no',
  withPosition: form.withPosition === 'yes',
});

async function draw(ctx: Ctx, given: PageGiven, chosen: Chosen | null, refused: Refused | null): Promise<PageReply> {
  const [frame, p] = await Promise.all([frameOf(ctx, given), preview(ctx, chosen)]);
  const why = mayPublish(ctx.actor);
  const says = why === 'besideStaff' ? w.besideStaff : why ? w.delegate : p.status === null ? w.notNow : null;
  const shown: Shown = {
    faults: refused?.faults ?? [],
    refused,
    commandId: ctx.house.newId(),
    words: chosen?.words ?? '',
  };
  const html = drawPage(
    { ...frame, path: '/case/public' },
    {
      title: faultyTitle(tell(w.title, frame.lang), frame.lang, refused !== null),
      children: says ? <NotOpen says={tell(says, frame.lang)} /> : <Consent p={p} {...shown} />,
    },
  );
  return { html, status: refused?.status ?? 200 };
}

/** Published as it was looked at, or drawn again: what was not seen does not go out. */
async function post(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const chosen = chosenIn(given);
  if (given.form.go === 'look') return draw(ctx, given, chosen, null);
  try {
    await publish(ctx, { ...chosen, seen: given.form.seen ?? '', isChecked: given.form.isChecked === 'yes' });
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return draw(ctx, given, chosen, refused);
  }
  return { goTo: '/case?published=1' };
}

export const consentPages: readonly Page[] = [
  { method: 'GET', path: '/case/public', allow: 'receipt', run: (ctx, given) => draw(ctx, given, null, null) },
  { method: 'POST', path: '/case/public', allow: 'receipt', run: post },
  {
    method: 'POST',
    path: '/case/public/withdraw',
    allow: 'receipt',
    run: async (ctx) => {
      await withdraw(ctx);
      return { goTo: '/case?unpublished=1' };
    },
  },
];
