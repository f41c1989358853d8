import { createElement, type ReactNode } from 'react';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import { defineModule, type Module, type Page } from '#platform/module.ts';
import type { RefusalPage } from '#platform/serve.pages.ts';
import { aloudScript, portalCss } from '#ui/portal/css.ts';
import { CHOICE_LASTS_SECONDS, choiceOf, drawPage, HELP_PHONE, useSay } from '#ui/portal/frame.tsx';
import { DangerLine, Notice } from '#ui/portal/parts.tsx';
import { frameWords, refusalOtherwise, refusalTitles } from '#ui/portal/portal.words.ts';
import { helpWords, promises, questions, refusedWords, homeWords as w } from './portal.words.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

function Way({ href, title, says, first = false }: { href: string; title: string; says: string; first?: boolean }) {
  return (
    <li>
      <a className={first ? 'way first' : 'way'} href={href}>
        <b>{title}</b>
        <span>{says}</span>
      </a>
    </li>
  );
}

function Home({ holdsReceipt, more }: { holdsReceipt: boolean; more: readonly ReactNode[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="lead soft">{t(w.lead)}</p>
      <ul className="ways">
        <Way href="/report" title={t(w.report)} says={t(w.reportSays)} first />
        {holdsReceipt ? (
          <Way href="/case" title={t(w.own)} says={t(w.ownSays)} />
        ) : (
          <Way href="/track" title={t(w.track)} says={t(w.trackSays)} />
        )}
        <Way href="/public/channels" title={t(w.places)} says={t(w.placesSays)} />
      </ul>
      <DangerLine />
      <h2>{t(w.moreTitle)}</h2>
      <ul className="ways pairs">
        <Way href="/order" title={t(w.order)} says={t(w.orderSays)} />
        <Way href="/public" title={t(w.open)} says={t(w.openSays)} />
        <Way href="/accuse" title={t(w.accuse)} says={t(w.accuseSays)} />
        <Way href="/help" title={t(w.help)} says={t(w.helpSays)} />
      </ul>
      {createElement('div', { className: 'home-more' }, ...more)}
      <h2>{t(w.promiseTitle)}</h2>
      <ol className="numbered">
        {promises.map((promise) => (
          <li key={promise[0]}>{t(promise)}</li>
        ))}
      </ol>
    </>
  );
}

function Help() {
  const t = useSay();
  return (
    <>
      <h1>{t(helpWords.title)}</h1>
      <p className="lead">{t(helpWords.lead)}</p>
      <p>
        <a className="button plain" href={`tel:${HELP_PHONE}`}>
          {t(helpWords.phone)}
        </a>
      </p>
      <DangerLine />
      {questions.map(({ ask, answer }) => (
        <section key={ask[0]}>
          <h2>{t(ask)}</h2>
          {answer.map((line) => (
            <p key={line[0]}>{t(line)}</p>
          ))}
        </section>
      ))}
    </>
  );
}

const drawHome: Page['run'] = async (ctx, given) => {
  const additions = ctx.house.additions.get('portal.home') ?? [];
  const [frame, more] = await Promise.all([
    frameOf(ctx, given),
    Promise.all(additions.map((section) => section(ctx, ctx.house.config.jurisdiction))),
  ]);
  const children = <Home holdsReceipt={ctx.actor.kind === 'receipt'} more={more} />;
  return { html: drawPage(frame, { title: tell(frameWords.motto, frame.lang), children }) };
};

const drawHelp: Page['run'] = async (ctx, given) => {
  const frame = await frameOf(ctx, given);
  return { html: drawPage(frame, { title: tell(helpWords.title, frame.lang), children: <Help /> }) };
};

/** Only ways within this site: a link from elsewhere must not send people on to a third place. */
const wayBack = (back: string | undefined) => (back && /^\/(?![/\\])/.test(back) ? back : '/');

const pages: readonly Page[] = [
  { method: 'GET', path: '/', allow: 'anyone', run: drawHome },
  { method: 'GET', path: '/help', allow: 'anyone', run: drawHelp },
  {
    method: 'GET',
    path: '/set',
    allow: 'anyone',
    run: async (_ctx, { query }) => {
      const choice = choiceOf(query.to);
      const cookies = choice ? [{ ...choice, maxAge: CHOICE_LASTS_SECONDS }] : [];
      return { goTo: wayBack(query.back), cookies };
    },
  },
];

/** A text whose address changes with its content. */
const kept = (path: string, type: string, text: string): Module['routes'][number] => ({
  method: ['GET'],
  path,
  allow: 'anyone',
  run: async (_ctx, _request, reply) =>
    reply
      .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
      .type(`${type}; charset=utf-8`)
      .send(text),
});

/** The pages of the portal that belong to no module, and what they are drawn with. It comes after all modules. */
export const portal = defineModule({
  name: 'portal',
  needs: ['places', 'cases'],
  pages,
  routes: [kept('/assets/portal.css', 'text/css', portalCss), kept('/assets/aloud.js', 'text/javascript', aloudScript)],
});

function RefusalSays({ says, status }: { says: string; status: number }) {
  const t = useSay();
  return (
    <>
      <h1>{t(refusalTitles[status] ?? refusalOtherwise)}</h1>
      <Notice tone={status >= 500 ? 'now' : 'plain'}>
        <p>{says}</p>
        {(status === 429 || status === 413) && <p>{t(refusedWords.again)}</p>}
      </Notice>
      <p>
        <a className="button main" href={status === 401 ? '/track' : '/'}>
          {t(status === 401 ? refusedWords.track : refusedWords.home)}
        </a>
      </p>
    </>
  );
}

/** A refusal names no moments. */
const NO_MOMENT = Temporal.Instant.fromEpochMilliseconds(0);

/** What a browser is shown instead of a page: what happened, and where to go from here. */
export const refusalPage: RefusalPage = (refused, request) => {
  const { lang: chosen, elder } = request.cookies ?? {};
  const lang = chosen === 'en' || (!chosen && request.headers['accept-language']?.startsWith('en')) ? 'en' : 'zh';
  const frame = { lang, elder: elder === '1', place: null, path: '/', now: NO_MOMENT } as const;
  const says =
    refused.code === 'signInFirst' ? tell(refusedWords.receiptAgain, lang) : tell(refused.says, lang, refused.values);
  return drawPage(frame, {
    title: tell(refusalTitles[refused.status] ?? refusalOtherwise, lang),
    children: <RefusalSays says={says} status={refused.status} />,
  });
};
