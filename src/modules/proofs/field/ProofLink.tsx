import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useWho } from '#ui/field/who.ts';
import { takerRoles } from '../proofs.rules.ts';
import { proofFieldWords as w } from './field.words.ts';

const VILLAGE_DIGITS = 12;

/** On 记一笔: the way to a request for a proof. */
export function ProofLink() {
  const say = useSay();
  const { role, area } = useWho();
  if (!takerRoles.some((r) => r === role) || area.length < VILLAGE_DIGITS) return null;
  return (
    <a className="button plain" href={hashOf(['proof'])}>
      {say(w.open)}
    </a>
  );
}
