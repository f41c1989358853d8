import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { tell } from '#kernel/tell.ts';
import type { Lang, Word, WordValues } from '#kernel/words.ts';

type Say = { lang: Lang; say: (word: Word, values?: WordValues) => string; setLang: (lang: Lang) => void };
const Context = createContext<Say>({ lang: 'zh', say: (word) => tell(word, 'zh'), setLang: () => {} });

/** The words in the reader's language: `const { say } = useSay()`. */
export const useSay = () => useContext(Context);

const YEAR = 31_536_000;
const langCookie = (): Lang => (/(?:^|; )lang=en/.test(document.cookie) ? 'en' : 'zh');

/** The choice lies in the same cookie as the portal's, so that the server answers in it too. */
export function SayProvider({ children }: { children: ReactNode }) {
  const [lang, keep] = useState(langCookie);
  const setLang = useCallback((next: Lang) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in the browsers of older offices.
    document.cookie = `lang=${next}; path=/; max-age=${YEAR}; samesite=lax`;
    keep(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  const value = useMemo<Say>(
    () => ({ lang, setLang, say: (word, values) => tell(word, lang, values) }),
    [lang, setLang],
  );
  return <Context value={value}>{children}</Context>;
}
