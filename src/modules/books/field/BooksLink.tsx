import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useWho } from '#ui/field/who.ts';
import { deskRoles } from '../books.rules.ts';
import { bookFieldWords as w } from './field.words.ts';

/** On 我: the reading room of one's own place. */
export function BooksLink() {
  const say = useSay();
  const { role } = useWho();
  if (!deskRoles.some((r) => r === role)) return null;
  return (
    <a className="button plain" href={hashOf(['books'])}>
      {say(w.link)}
    </a>
  );
}
