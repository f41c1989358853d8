import { createElement, Fragment, type ReactNode } from 'react';
import { tell } from '#kernel/tell.ts';
import { noReceiptCookie } from '#modules/access/index.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { PostButton } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import { ownCase, ownFile, type ResidentView } from '../cases.resident.ts';
import { pathOfVerb } from './act.page.tsx';
import { Clocks, Readers, Replies, StepByStep, Who, YourWords } from './case.parts.tsx';
import { statusSentence } from './case.view.ts';
import { actWords, type ResidentVerb, residentVerbs, caseWords as w } from './case.words.ts';
import { DelegatesLink, StandingNotice } from './delegates.page.tsx';
import { receiptWords } from './report.words.ts';

/** Asked once the answer is there: the person's word ends the matter or sends it back (domain §12.8). */
function Ask() {
  const t = useSay();
  return (
    <section className="card no-print">
      <h2>{t(w.askTitle)}</h2>
      <p className="soft">{t(w.askLead)}</p>
      <div className="pair">
        <a className="button main" href={`/case/${pathOfVerb.confirm}`}>
          {t(actWords.confirm.title)}
        </a>
        <a className="button plain" href={`/case/${pathOfVerb.dispute}`}>
          {t(actWords.dispute.title)}
        </a>
      </div>
    </section>
  );
}

function Acts({ verbs }: { verbs: readonly ResidentVerb[] }) {
  const t = useSay();
  return (
    <section className="no-print">
      <h2>{t(w.actsTitle)}</h2>
      <ul className="plain-list card acts">
        {verbs.map((verb) => (
          <li key={verb}>
            <a href={`/case/${pathOfVerb[verb]}`}>
              <b>{t(actWords[verb].title)}</b>
              <span>{t(actWords[verb].says)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rated({ c }: { c: ResidentView }) {
  const t = useSay();
  if (!c.rating) return null;
  const { stars, solved, text } = c.rating;
  const parts = [
    stars !== null && t(w.stars, { n: stars }),
    solved !== null && t(solved ? w.solvedYes : w.solvedNo),
    text,
  ];
  return (
    <section>
      <h2>{t(w.rated)}</h2>
      <p>{parts.filter(Boolean).join(' · ')}</p>
    </section>
  );
}

type Shown = { c: ResidentView; done: ResidentVerb | undefined; more: readonly ReactNode[] };
function CasePage({ c, done, more }: Shown) {
  const t = useSay();
  const { lang, now } = useFrame();
  const open = residentVerbs.filter((verb) => c.open.includes(verb));
  const asked = open.includes('confirm') && open.includes('dispute');
  const others = asked ? open.filter((verb) => verb !== 'confirm' && verb !== 'dispute') : open;
  return (
    <>
      {done && (
        <Notice tone="good">
          <p>{t(done === 'confirm' && c.status === 'replied' ? w.confirmedWaits : actWords[done].done)}</p>
        </Notice>
      )}
      {c.standing && <StandingNotice standing={c.standing} />}
      <div className="paper-code">
        <Qr text={c.link} label={t(receiptWords.qr)} />
      </div>
      <h1>{c.title}</h1>
      <p className="soft small">{t(w.number, { number: c.number })}</p>
      <Notice title={statusSentence(c, lang, now)} tone={c.status === 'replied' ? 'now' : 'plain'} />
      <div className="beside">
        <div className="first">
          <Replies c={c} />
          {asked && <Ask />}
        </div>
        <div className="side">
          <Clocks c={c} />
          <Who c={c} />
          {others.length > 0 && <Acts verbs={others} />}
        </div>
        <div className="rest">
          {createElement(Fragment, null, ...more)}
          <StepByStep c={c} />
          <YourWords c={c} />
          {!c.standing && <DelegatesLink />}
          <Rated c={c} />
          {!c.standing && <Readers c={c} />}
        </div>
      </div>
      <PostButton action="/case/leave" look="plain">
        {t(w.leave)}
      </PostButton>
    </>
  );
}

async function drawCase(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, c] = await Promise.all([frameOf(ctx, given), ownCase(ctx)]);
  // What modules add was written for the person's eyes: their papers, their address, their fees.
  const additions = c.standing ? [] : (ctx.house.additions.get('portal.case') ?? []);
  const more = await Promise.all(additions.map((section) => section(ctx, c.id)));
  const done = residentVerbs.find((verb) => verb === given.query.done);
  const html = drawPage(
    { ...frame, path: '/case' },
    { title: tell(w.title, frame.lang), broad: true, children: <CasePage c={c} done={done} more={more} /> },
  );
  return { html };
}

export const casePages: readonly Page[] = [
  { method: 'GET', path: '/case', allow: 'entrusted', run: drawCase },
  {
    method: 'GET',
    path: '/case/files/:fileId',
    allow: 'entrusted',
    run: async (ctx, { params, query }) => ({
      file: await ownFile(ctx, params.fileId ?? '', query.size === 'thumb' ? 'thumb' : 'full'),
    }),
  },
  {
    method: 'POST',
    path: '/case/leave',
    allow: 'anyone',
    run: async () => ({ goTo: '/track?left=1', cookies: [noReceiptCookie()] }),
  },
];
