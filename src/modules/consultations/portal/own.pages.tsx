import { inFours } from '#kernel/fours.ts';
import { tell } from '#kernel/tell.ts';
import { behind, doorPages, frameOf, receiptDoor } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { PostButton } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice, Said } from '#ui/portal/parts.tsx';
import {
  closeReceipt,
  consentBack,
  enterByReceipt,
  type OwnOpinion,
  openedReceipt,
} from '../consultations.resident.ts';
import { Outcome } from './consultation.parts.tsx';
import { consultationPortalWords as w } from './consultation.words.ts';

const door = receiptDoor<OwnOpinion>('/consultations/own', w, {
  enter: enterByReceipt,
  opened: openedReceipt,
  close: closeReceipt,
});
function Own({ o, g }: OwnOpinion) {
  const t = useSay();
  const isAnswered = g !== null && g.status !== 'open';
  return (
    <>
      <h1>{t(w.enterTitle)}</h1>
      {isAnswered ? (
        <div className="card">
          <p className="soft">{t(w.grouped)}</p>
          <p className="lead">{g.summary}</p>
          <Outcome g={g} />
        </div>
      ) : (
        <Notice>
          <p>{t(w.waiting)}</p>
        </Notice>
      )}
      {o.said && (
        <>
          <h2>{t(w.yours)}</h2>
          <Said>{o.said}</Said>
        </>
      )}
      <p className="soft">
        {t(w.number)} {inFours(o.number)}
      </p>
      {o.mayPublish && (
        <PostButton action="/consultations/own/consent" look="plain">
          {t(w.consentBack)}
        </PostButton>
      )}
      <PostButton action="/consultations/own/leave">{t(w.leave)}</PostButton>
    </>
  );
}
async function drawOwn(ctx: Ctx, given: PageGiven, own: OwnOpinion): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const title = tell(w.enterTitle, frame.lang);
  return { html: drawPage({ ...frame, path: '/consultations/own/read' }, { title, children: <Own {...own} /> }) };
}
const withReceipt = behind(door);
/** By the receipt, without an account, without script: what became of it; consent is taken back with one press. */
export const ownPages: readonly Page[] = [
  ...doorPages(door),
  { method: 'GET', path: '/consultations/own/read', allow: 'anyone', run: withReceipt(drawOwn) },
  {
    method: 'POST',
    path: '/consultations/own/consent',
    allow: 'anyone',
    perMinute: 30,
    run: withReceipt(async (ctx, _given, { o }) => {
      await consentBack(ctx, o);
      return { goTo: '/consultations/own/read' };
    }),
  },
];
