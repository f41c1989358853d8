import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useWho } from '#ui/field/who.ts';
import { takerRoles } from '../consultations.rules.ts';
import { opinionFieldWords as w } from './field.words.ts';

/** On 记一笔: the way to an opinion. */
export function OpinionLink() {
  const say = useSay();
  const { role } = useWho();
  if (!takerRoles.some((r) => r === role)) return null;
  return (
    <a className="button plain" href={hashOf(['opinion'])}>
      {say(w.open)}
    </a>
  );
}
