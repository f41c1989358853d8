import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import type { Word } from '#kernel/words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { frameWords } from '#ui/portal/portal.words.ts';
import { answerFee } from '../orders.actions.ts';
import { ownOrderWords as w } from './order.words.ts';

function Refusal({ says }: { says: Word }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <Notice tone="now">{<p>{t(says)}</p>}</Notice>
      <p>
        <a className="button plain" href="/case">
          {t(w.title)}
        </a>
      </p>
    </>
  );
}

/** The person's word on what it costs; on the page of their own case. */
async function decideFee(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  if (ctx.actor.kind !== 'receipt') throw notFound();
  const { form } = given;
  const own: Ctx = {
    ...ctx,
    version: Number(form.version),
    command: { id: form.commandId ?? ctx.command.id, fingerprint: ctx.command.fingerprint },
  };
  try {
    await answerFee(own, ctx.actor.caseId, form.go === 'agree');
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    const frame = await frameOf(ctx, given);
    const title = `${tell(frameWords.problem, frame.lang)}: ${tell(w.title, frame.lang)}`;
    return {
      html: drawPage({ ...frame, path: '/case' }, { title, children: <Refusal says={refused.says} /> }),
      status: refused.status,
    };
  }
  return { goTo: '/case#order' };
}

export const feePages: readonly Page[] = [
  { method: 'POST', path: '/case/order-fee', allow: 'receipt', run: decideFee },
];
