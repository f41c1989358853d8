import type { FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { useDeed } from '../ask.ts';
import { showFaults } from '../form.ts';
import { useSay } from '../say.tsx';

/** What a person chose beside the table, the table, and which of its columns mean what. */
export type ImportSheet<C, M> = { choices: C; file: File; map: M };

/**
 * A table on its way in: chosen, looked at (a dry run), taken in. What was seen no longer counts once another file or choice is made.
 * `taken`: what was read before is read anew.
 */
export function useImport<C extends object, A, M extends object>(
  form: FormInstance<C>,
  send: (sheet: ImportSheet<C, M>, dryRun: boolean, key: string) => Promise<A>,
  taken: () => void,
) {
  const { lang } = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [lacksFile, setLacksFile] = useState(false);
  const [seen, setSeen] = useState<{ sheet: ImportSheet<C, M>; answer: A } | null>(null);
  const [map, setMap] = useState<M>({} as M);
  const [done, setDone] = useState<A | null>(null);
  const look = useDeed((sheet: ImportSheet<C, M>, key) => send(sheet, true, key));
  const run = useDeed((sheet: ImportSheet<C, M>, key) => send(sheet, false, key));
  useEffect(() => {
    if (look.problem) showFaults(form, look.problem, lang);
  }, [look.problem, form, lang]);

  const choose = (next: File | null) => {
    setFile(next);
    setLacksFile(false);
    setSeen(null);
    setMap({} as M);
    look.forget();
    run.forget();
  };
  const lookAt = async (choices: C, chosen: M) => {
    setMap(chosen);
    if (!file) return setLacksFile(true);
    run.forget();
    const sheet = { choices, file, map: chosen };
    const answer = await look.run(sheet);
    if (answer) setSeen({ sheet, answer });
  };
  const takeIn = async (sheet: ImportSheet<C, M>) => {
    const answer = await run.run(sheet);
    if (!answer) return;
    taken();
    setDone(answer);
    window.scrollTo(0, 0);
  };
  const again = () => {
    choose(null);
    setDone(null);
  };
  return {
    ...{ file, lacksFile, choose, map, seen, done, look, run, lookAt, takeIn, again },
    isBusy: look.pending || run.pending,
    /** A choice was changed: what was seen was seen under another. */
    unsee: () => setSeen(null),
  };
}
export type Importing<C extends object, A, M extends object> = ReturnType<typeof useImport<C, A, M>>;
