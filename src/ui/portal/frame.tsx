import { createContext, type ReactNode, useContext } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { tell } from '#kernel/tell.ts';
import { typeset } from '#kernel/typeset.ts';
import type { Lang, Word, WordValues } from '#kernel/words.ts';
import { aloudPath, portalCss, portalCssPath } from './css.ts';
import { frameWords } from './portal.words.ts';

/** What every page for residents is drawn with. */
export type Frame = {
  readonly lang: Lang;
  /** Elder mode: larger letters and targets. */
  readonly elder: boolean;
  /** The place this house serves, e.g. 清水河县; null where it is not known. */
  readonly place: string | null;
  /** Where the switches lead back to. */
  readonly path: string;
  readonly now: Temporal.Instant;
};

/** The hotline that exists everywhere; a page may add the numbers of its own place. */
export const HELP_PHONE = '12345';

const FrameContext = createContext<Frame | null>(null);

export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('drawn outside of a page');
  return frame;
}

/** `say` in the language of the page. */
export function useSay(): (word: Word, values?: WordValues) => string {
  const { lang } = useFrame();
  return (word, values) => tell(word, lang, values);
}

export type PageParts = {
  title: string;
  children: ReactNode;
  /** A page with a column beside its text, where there is room. */
  broad?: boolean;
  /** Id of the form that the switches post, so that what was typed survives them; without it they are plain links. */
  switchForm?: string;
  /** A page that leaves by itself: after so many seconds without a touch nothing of the last visitor stays on the screen. */
  leaves?: { readonly seconds: number; readonly to: string };
  /** For a tablet that is everybody's: no ways out of the page. */
  bare?: boolean;
  /** To be opened from a disk: carries its style sheet with it. */
  alone?: boolean;
};

/** A whole page as HTML with one style sheet. Nothing on it needs a script; in large print there is one, which reads it aloud. */
export function drawPage(frame: Frame, parts: PageParts): string {
  const html = renderToStaticMarkup(
    <FrameContext value={frame}>
      <Layout {...parts} />
    </FrameContext>,
  );
  return `<!doctype html>${html}`;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%230e5a61'/%3E%3Cpath d='M8 17l6 6 11-14' fill='none' stroke='%23fff' stroke-width='4'/%3E%3C/svg%3E";

function Layout({ title, children, switchForm, broad = false, leaves, bare = false, alone = false }: PageParts) {
  const t = useSay();
  const { lang, elder, place } = useFrame();
  const site = place ? `${place} · ${t(frameWords.site)}` : t(frameWords.site);
  return (
    <html
      lang={lang === 'zh' ? 'zh-CN' : 'en'}
      className={broad ? 'broad' : undefined}
      data-size={elder ? 'elder' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#0e5a61" />
        {leaves && <meta httpEquiv="refresh" content={`${leaves.seconds}; url=${leaves.to}`} />}
        <title>{title === site ? site : `${title} - ${site}`}</title>
        <link rel="icon" href={ICON} />
        {alone ? <style>{portalCss}</style> : <link rel="stylesheet" href={portalCssPath} />}
        {elder && <script defer src={aloudPath} />}
      </head>
      <body>
        {!alone && (
          <a className="skip" href="#content">
            {t(frameWords.skip)}
          </a>
        )}
        {!bare && (
          <header className="top">
            <div className="wrap">
              <a className="mark" href="/">
                <strong>{t(frameWords.site)}</strong>
                {place && <span>{place}</span>}
              </a>
              <Switches form={switchForm} />
            </div>
          </header>
        )}
        <main id="content" className="wrap" tabIndex={-1}>
          {children}
        </main>
        {!bare && <Footer />}
      </body>
    </html>
  );
}

function Switches({ form }: { form: string | undefined }) {
  const t = useSay();
  const { lang, elder, path } = useFrame();
  const choices = [
    {
      set: `elder:${elder ? '0' : '1'}`,
      text: t(elder ? frameWords.elderOff : frameWords.elderOn),
      lang: undefined,
    },
    { set: `lang:${lang === 'zh' ? 'en' : 'zh'}`, text: t(frameWords.otherLang), lang: lang === 'zh' ? 'en' : 'zh-CN' },
  ];
  return (
    <nav className="switches" aria-label={t(frameWords.switches)}>
      {elder && (
        <button type="button" hidden data-stop={t(frameWords.stopReading)}>
          {t(frameWords.readAloud)}
        </button>
      )}
      {choices.map((c) =>
        form ? (
          <button key={c.set} type="submit" form={form} name="set" value={c.set} lang={c.lang} formNoValidate>
            {c.text}
          </button>
        ) : (
          <a key={c.set} href={`/set?to=${c.set}&back=${encodeURIComponent(path)}`} lang={c.lang} rel="nofollow">
            {c.text}
          </a>
        ),
      )}
    </nav>
  );
}

function Footer() {
  const t = useSay();
  const { lang } = useFrame();
  const [before, after] = tell(frameWords.footPhone, lang, { phone: '|' }).split('|');
  return (
    <footer className="foot">
      <div className="wrap">
        <p>
          {before}
          <a href={`tel:${HELP_PHONE}`}>{HELP_PHONE}</a>
          {typeset(after ?? '')}
        </p>
        <p className="soft">{t(frameWords.footSame)}</p>
        <nav aria-label={t(frameWords.ways)}>
          <a href="/">{t(frameWords.home)}</a>
          <a href="/track">{t(frameWords.track)}</a>
          <a href="/public">{t(frameWords.open)}</a>
          <a href="/relief">{t(frameWords.relief)}</a>
          <a href="/help">{t(frameWords.help)}</a>
        </nav>
      </div>
    </footer>
  );
}

export type Choice = { name: 'lang' | 'elder'; value: string };

/** What a switch asks for, when it is one of the two things a person may set. */
export function choiceOf(text: string | undefined): Choice | null {
  const [name, value = ''] = (text ?? '').split(':');
  if (name === 'lang' && (value === 'zh' || value === 'en')) return { name, value };
  return name === 'elder' && (value === '0' || value === '1') ? { name, value } : null;
}

/** The frame after a switch was pressed. */
export function chosen(frame: Frame, choice: Choice | null): Frame {
  if (choice?.name === 'lang') return { ...frame, lang: choice.value === 'en' ? 'en' : 'zh' };
  return choice ? { ...frame, elder: choice.value === '1' } : frame;
}

export const CHOICE_LASTS_SECONDS = 365 * 24 * 3600;
