import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { typeset } from '#kernel/typeset.ts';
import { say } from '#kernel/words.ts';
import { caseSeen } from '#modules/cases/index.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { loadPetition } from '../petitions.load.ts';
import { formalDay, isOpinion } from '../petitions.paper.rules.ts';
import { presentPetition } from '../petitions.present.ts';
import { sheetOf } from '../petitions.sheet.rules.ts';
import { findPetition } from '../petitions.store.ts';
import type { PetitionNotice, PetitionView } from '../petitions.views.contract.ts';
import { portalWords as w } from './portal.words.ts';

/** What a paper says, from its first sentence to its last. */
export function PaperText({ p, n }: { p: PetitionView; n: PetitionNotice }) {
  const { lang } = useFrame();
  const sheet = sheetOf(n, { ...p, day: dayOf(Temporal.Instant.from(p.receivedAt)) }, lang);
  return (
    <>
      {sheet.opening.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {sheet.parts.length > 0 && (
        <dl className={isOpinion(n.kind) ? 'paper-parts' : 'facts'}>
          {sheet.parts.flatMap(({ head, lines }) => [
            <dt key={`${head}.head`}>{head}</dt>,
            <dd key={head} className="said">
              {lines.join('\n')}
            </dd>,
          ])}
        </dl>
      )}
      {sheet.closing.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}

/** One paper by itself, as it was sent: to read in large type and to print. */
function PaperPage({ p, n }: { p: PetitionView; n: PetitionNotice }) {
  const t = useSay();
  const { lang } = useFrame();
  const sent = say(formalDay(dayOf(Temporal.Instant.from(n.sentAt))), lang);
  return (
    <>
      <article className="paper">
        <header>
          <p>{n.organ}</p>
          <h1>{t(n.title)}</h1>
          <p>{n.number}</p>
        </header>
        <PaperText p={p} n={n} />
        <footer>
          <p>{n.organ}</p>
          <p>{lang === 'zh' ? typeset(sent) : sent}</p>
        </footer>
      </article>
      <p className="soft small">{t(w.paperCopy)}</p>
      <p className="no-print">
        <a className="button plain" href="/case#petition">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

async function drawPaper(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  if (ctx.actor.kind !== 'receipt') throw notFound();
  const { caseId } = ctx.actor;
  const [frame, c, p] = await Promise.all([frameOf(ctx, given), caseSeen(ctx, caseId), findPetition(ctx, caseId)]);
  const view = p && (await presentPetition(ctx, await loadPetition(ctx, c, p)));
  const n = view?.notices.find((each) => each.id === given.params.paperId);
  if (!view || !n) throw notFound();
  const title = tell([n.title[0], n.title[1]], frame.lang);
  return { html: drawPage(frame, { title, children: <PaperPage p={view} n={n} /> }) };
}

export const paperPages: readonly Page[] = [
  { method: 'GET', path: '/case/petition/paper/:paperId', allow: 'entrusted', run: drawPaper },
];
