import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { behind, doorPages, frameOf, nothingShown, receiptDoor, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { FaultSummary, faultyTitle, PostButton } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { DateText, Notice, Said } from '#ui/portal/parts.tsx';
import { certificateOf } from '../certificates.store.ts';
import type { Known } from '../items.ts';
import { nationalOf } from '../national.rules.ts';
import { closeReceipt, enterByReceipt, openedReceipt, withdrawOwn } from '../proofs.resident.ts';
import type { StoredProof } from '../proofs.store.ts';
import { loadOf, mayWithdraw, namesOf } from '../proofs.view.ts';
import { proofStatusWords } from '../proofs.words.ts';
import { InsteadSays } from './proof.parts.tsx';
import { proofPortalWords as w } from './proof.words.ts';

const door = receiptDoor<StoredProof>('/proofs/own', w, {
  enter: enterByReceipt,
  opened: openedReceipt,
  close: closeReceipt,
});

type OwnProps = Shown & {
  p: StoredProof;
  itemName: string | null;
  known: Known | null;
  certificate: { number: string; issuedOn: string | null; expiresOn: string | null } | null;
  isOpen: boolean;
};
function Own({ p, itemName, known, certificate, isOpen, faults, refused }: OwnProps) {
  const t = useSay();
  const { lang, now } = useFrame();
  const isReady = p.status === 'issued';
  return (
    <>
      <h1>{t(w.enterTitle)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{}} />
      <Notice tone={isReady || p.status === 'used' ? 'good' : 'now'}>
        <p>{t(proofStatusWords[p.status])}</p>
        {isReady && <p>{t(w.fetch)}</p>}
      </Notice>
      {itemName && (
        <p className="lead">{lang === 'en' ? (nationalOf(p.itemKey ?? '')?.name[1] ?? itemName) : itemName}</p>
      )}
      {p.status === 'answered' && known?.instead && <InsteadSays instead={known.instead} />}
      {p.note && (
        <>
          <h2>{t(w.noteHead)}</h2>
          <Said>{p.note}</Said>
        </>
      )}
      <dl className="facts card grid">
        <dt>{t(w.number)}</dt>
        <dd>{inFours(p.number)}</dd>
        <dt>{t(w.placeChosen)}</dt>
        <dd>{p.placeName}</dd>
        <dt>{t(w.said)}</dt>
        <dd>
          {p.said} <DateText at={p.at} />
        </dd>
        {certificate?.issuedOn && certificate.expiresOn && (
          <>
            <dt>{t(w.certNumber)}</dt>
            <dd>{certificate.number}</dd>
            <dt>{t(w.validUntil)}</dt>
            <dd>{dayText(certificate.expiresOn, lang, now)}</dd>
          </>
        )}
      </dl>
      {isOpen && (
        <PostButton action="/proofs/own/withdraw" look="plain">
          {t(w.withdraw)}
        </PostButton>
      )}
      <PostButton action="/proofs/own/leave">{t(w.leave)}</PostButton>
    </>
  );
}
async function drawOwn(ctx: Ctx, given: PageGiven, p: StoredProof, shown: Shown = nothingShown): Promise<PageReply> {
  const [frame, l, nameOf, certificate] = await Promise.all([
    frameOf(ctx, given),
    loadOf(ctx, p),
    namesOf(ctx, [p]),
    certificateOf(ctx, p.id),
  ]);
  const title = faultyTitle(w.enterTitle[frame.lang === 'zh' ? 0 : 1], frame.lang, shown.refused !== null);
  const children = (
    <Own {...{ p, certificate }} known={l.known} itemName={nameOf(p)} isOpen={mayWithdraw(ctx, l)} {...shown} />
  );
  const html = drawPage({ ...frame, path: '/proofs/own/read' }, { title, children });
  return { html, status: shown.refused?.status ?? 200 };
}
const withReceipt = behind(door);
const withdraw = async (ctx: Ctx, given: PageGiven, p: StoredProof): Promise<PageReply> => {
  try {
    await withdrawOwn(ctx, p.id);
    return { goTo: '/proofs/own/read' };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOwn(ctx, given, p, { values: {}, faults: refused.faults, refused });
  }
};
/** By the receipt, without an account, without script: how far it is, who issues it instead, take it back. */
export const ownPages: readonly Page[] = [
  ...doorPages(door),
  {
    method: 'GET',
    path: '/proofs/own/read',
    allow: 'anyone',
    run: withReceipt((ctx, given, p) => drawOwn(ctx, given, p)),
  },
  { method: 'POST', path: '/proofs/own/withdraw', allow: 'anyone', perMinute: 30, run: withReceipt(withdraw) },
];
