import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { behind, type Door, doorPages, elderFrameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { FaultSummary, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { closeSlip, enterBySlip, mayDo, moveOwn, type OwnWork, openedSlip } from '../gallery.resident.ts';
import { consentTexts, workStatusWords } from '../gallery.words.ts';
import { galleryPortalWords as w } from './gallery.words.ts';

const door: Door<OwnWork> = {
  isForElders: true,
  path: '/gallery/mine',
  formId: 'slip',
  hasLink: true,
  first: { name: 'number', label: w.number, missing: w.noNumber, inputMode: 'numeric', maxLength: 20 },
  secret: {
    ...{ name: 'passphrase', label: w.passphrase, missing: w.noPassphrase },
    ...{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 },
  },
  words: { title: w.enterTitle, lead: w.enterLead, open: w.open, left: w.left },
  enter: enterBySlip,
  opened: openedSlip,
  close: closeSlip,
};

type Props = Shown & { own: OwnWork; may: { withdraw: boolean; agreeAgain: boolean }; done: string };
function Mine({ own: { w: x, pictures }, may, done, faults, refused }: Props) {
  const t = useSay();
  const agreed = consentTexts[x.consentText ?? ''];
  return (
    <>
      <h1>{x.erasedAt ? t(w.mine) : x.title}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{}} />
      <Notice tone={x.status === 'published' ? 'good' : 'now'}>
        <p>
          {t(workStatusWords[x.status])}
          {x.reason && ` · ${x.reason}`}
        </p>
        {done === 'agreeAgain' && <p>{t(w.again)}</p>}
        {x.erasedAt && <p>{t(w.erased)}</p>}
      </Notice>
      {!x.erasedAt && (
        <dl className="facts card">
          <dt>{t(w.shownAs)}</dt>
          <dd>{x.shownAs ?? '—'}</dd>
          <dt>{t(w.files)}</dt>
          <dd>{pictures.length}</dd>
          <dt>{t(w.number)}</dt>
          <dd>{inFours(x.number ?? '')}</dd>
        </dl>
      )}
      {x.status === 'published' && (
        <p>
          <a href={`/gallery/works/${x.id}`}>{t(w.enlarge)}</a>
        </p>
      )}
      {may.withdraw && (
        <form method="post" action="/gallery/mine/withdraw" className="no-print">
          <p>{t(w.withdrawSays)}</p>
          <button type="submit" className="button main">
            {t(w.withdraw)}
          </button>
        </form>
      )}
      {may.agreeAgain && (
        <PostButton action="/gallery/mine/agreeAgain" look="plain">
          {t(w.agreeAgain)}
        </PostButton>
      )}
      {agreed && (
        <details>
          <summary>{t(w.agreeTitle)}</summary>
          <p>{t(agreed)}</p>
        </details>
      )}
      <PostButton action="/gallery/mine/leave">{t(w.leave)}</PostButton>
    </>
  );
}
async function drawMine(ctx: Ctx, given: PageGiven, own: OwnWork, shown: Shown = nothingShown): Promise<PageReply> {
  const frame = await elderFrameOf(ctx, given);
  const title = faultyTitle(tell1(frame.lang), frame.lang, shown.refused !== null);
  const may = { withdraw: mayDo(ctx, own, 'withdraw'), agreeAgain: mayDo(ctx, own, 'agreeAgain') };
  const children = <Mine own={own} may={may} done={given.query.done ?? ''} {...shown} />;
  const html = drawPage({ ...frame, path: '/gallery/mine/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}
const tell1 = (lang: 'zh' | 'en') => (lang === 'zh' ? w.enterTitle[0] : w.enterTitle[1]);
const mine = behind(door);
const move = (verb: 'withdraw' | 'agreeAgain'): Page => ({
  ...{ method: 'POST', path: `/gallery/mine/${verb}`, allow: 'anyone', perMinute: 30 },
  run: mine(async (ctx, given, own) => {
    try {
      await moveOwn(ctx, own.w.id, verb);
      return { goTo: `/gallery/mine/read?done=${verb}` };
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      return drawMine(ctx, given, own, { values: {}, faults: refused.faults, refused });
    }
  }),
});
/** By the receipt, without an account, without script. */
export const minePages: readonly Page[] = [
  ...doorPages(door),
  {
    method: 'GET',
    path: '/gallery/mine/read',
    allow: 'anyone',
    run: mine((ctx, given, own) => drawMine(ctx, given, own)),
  },
  move('withdraw'),
  move('agreeAgain'),
];
