import { inFours } from '#kernel/fours.ts';
import { tell } from '#kernel/tell.ts';
import { behind, type Door, doorPages, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
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

const door: Door<OwnOpinion> = {
  path: '/consultations/own',
  formId: 'receipt',
  hasLink: true,
  first: { name: 'number', label: w.number, missing: w.noNumber, inputMode: 'numeric', maxLength: 20 },
  secret: {
    ...{ name: 'passphrase', label: w.passphrase, missing: w.noPassphrase },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.enterTitle, lead: w.enterLead, open: w.open, left: w.left },
  enter: enterByReceipt,
  opened: openedReceipt,
  close: closeReceipt,
};
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
        <form method="post" action="/consultations/own/consent" className="no-print">
          <button type="submit" className="button plain">
            {t(w.consentBack)}
          </button>
        </form>
      )}
      <form method="post" action="/consultations/own/leave" className="no-print">
        <button type="submit" className="button link">
          {t(w.leave)}
        </button>
      </form>
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
