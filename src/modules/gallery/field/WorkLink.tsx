import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useWho } from '#ui/field/who.ts';
import { takerRoles } from '../gallery.rules.ts';
import { galleryFieldWords as w } from './field.words.ts';

/** On 记一笔: the way to a picture for the gallery. */
export function WorkLink() {
  const say = useSay();
  const { role } = useWho();
  if (!takerRoles.some((r) => r === role)) return null;
  return (
    <a className="button plain" href={hashOf(['artwork'])}>
      {say(w.open)}
    </a>
  );
}
