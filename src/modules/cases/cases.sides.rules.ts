import type { CaseView } from './cases.views.contract.ts';

type Entry = CaseView['timeline'][number];
type Reply = CaseView['replies'][number];

/** By these entries it was said that the matter is not as the unit had replied. */
function saysNotSo({ verb, data }: Entry): boolean {
  if (verb === 'callback') return data.result === 'unsolved';
  if (verb === 'checkClosed') return data.check === 'differs';
  return verb === 'dispute' || verb === 'reopen';
}

/** What the unit had replied and what was said against it, for whoever decides now; null while nobody has said so (product N9). */
export function bothSides(
  view: Pick<CaseView, 'timeline' | 'replies'>,
): { reply: Reply; against: Entry; words: string | null } | null {
  const at = (moment: string) => Date.parse(moment);
  const against = view.timeline.filter(saysNotSo).sort((a, b) => at(b.at) - at(a.at))[0];
  if (!against) return null;
  const reply = view.replies.filter((r) => at(r.at) <= at(against.at)).sort((a, b) => at(b.at) - at(a.at))[0];
  if (!reply) return null;
  const words = against.data.text ?? against.data.reason;
  return { reply, against, words: typeof words === 'string' && words ? words : null };
}
