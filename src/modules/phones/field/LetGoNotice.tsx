import { Empty } from '#ui/field/kit.tsx';
import { useSay } from '#ui/field/say.ts';
import { phoneFieldWords as w } from './field.words.ts';

/** Said instead of everything else on a phone that was let go. */
export function LetGoNotice() {
  const say = useSay();
  return (
    <main>
      <Empty title={say(w.letGoTitle)}>{say(w.letGoHow)}</Empty>
    </main>
  );
}
