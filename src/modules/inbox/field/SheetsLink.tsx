import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { sheetFieldWords as w } from './field.words.ts';

/** The way in, on the page of one's cases. */
export function SheetsLink() {
  const say = useSay();
  return (
    <a className="button plain" href={hashOf(['sheets'])}>
      {say(w.way)}
    </a>
  );
}
