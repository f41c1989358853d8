import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { teamFieldWords as w } from './field.words.ts';

/** On 我: the way to one's reports and teams. */
export function TeamsLink() {
  const say = useSay();
  return (
    <a className="button plain" href={hashOf(['teams'])}>
      {say(w.link)}
    </a>
  );
}
