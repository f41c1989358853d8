import { type FieldFault, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, Choose, FaultSummary, Form, faultyTitle, RadioCards, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { correctOwn } from '../visits.resident.ts';
import { correctionParts, wishes } from '../visits.rules.ts';
import { correctionPartWords, wishWords } from '../visits.words.ts';
import { visitPortalWords as w } from './visit.words.ts';

type Shown = {
  values: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  refused: Refused | null;
  commandId: string;
};

function Correct({ values, faults, refused, commandId }: Shown) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.correctTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ text: w.text, part: w.part, wish: w.wish }} />
      <p>{t(w.correctLead)}</p>
      <Form id="correct" action="/visit/correct" commandId={commandId} state={{ values, faults }}>
        <RadioCards
          name="wish"
          label={t(w.wish)}
          choices={wishes.map((value) => ({ value, title: t(wishWords[value]) }))}
        />
        <Choose
          name="part"
          label={t(w.part)}
          choices={correctionParts.map((value) => ({ value, title: t(correctionPartWords[value]) }))}
        />
        <TextArea name="text" label={t(w.text)} hint={t(w.textHint)} maxLength={2000} />
        <Button>{t(w.send)}</Button>
      </Form>
      <p>
        <a className="button link" href="/visit/read">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

async function draw(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const title = faultyTitle(tell(w.correctTitle, frame.lang), frame.lang, shown.refused !== null);
  const html = drawPage({ ...frame, path: '/visit/correct' }, { title, children: <Correct {...shown} /> });
  return { html, status: shown.refused?.status ?? 200 };
}

async function send(ctx: Ctx, given: PageGiven, visitId: string): Promise<PageReply> {
  const { form } = given;
  const wish = wishes.find((x) => x === form.wish) ?? 'wrong';
  const part = correctionParts.find((x) => x === form.part) ?? 'said';
  try {
    await correctOwn(ctx, visitId, { wish, part, text: form.text ?? '' });
    return { goTo: '/visit/read?done=1' };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return draw(ctx, given, { values: form, faults: refused.faults, refused, commandId: ctx.house.newId() });
  }
}

type WithVisit = (run: (ctx: Ctx, given: PageGiven, visitId: string) => Promise<PageReply>) => Page['run'];
export const correctPages = (withVisit: WithVisit): readonly Page[] => [
  {
    method: 'GET',
    path: '/visit/correct',
    allow: 'anyone',
    run: withVisit((ctx, given) =>
      draw(ctx, given, {
        values: { wish: 'wrong', part: 'said', text: '' },
        faults: [],
        refused: null,
        commandId: ctx.house.newId(),
      }),
    ),
  },
  { method: 'POST', path: '/visit/correct', allow: 'anyone', perMinute: 20, run: withVisit(send) },
];
