import type { Word, WordValues } from '#kernel/words.ts';
import type { Explained } from './classify.contract.ts';
import { FEW_EXAMPLES } from './classify.rules.ts';
import { explainWords as w } from './classify.words.ts';

type Say = (word: Word, values?: WordValues) => string;
const joined = (parts: readonly string[], none: string): string => (parts.length > 0 ? parts.join('、') : none);

/** The reasons line by line, the same for the page of the person, the panel of the officer and the copy of everything held. */
export function linesOf({ suggestion: s, chosen }: Explained, say: Say): { says: Word; text: string }[] {
  if (!s) return [];
  const sure = s.ofCategory < FEW_EXAMPLES ? w.unsure : w.sure;
  return [
    { says: w.category, text: say(sure, { category: s.category, n: Math.round(s.probability * 100) }) },
    { says: w.words, text: joined(s.words, say(w.noWords)) },
    { says: w.learned, text: say(w.learnedFrom, { n: s.learnedFrom, of: s.ofCategory }) },
    {
      says: w.units,
      text: joined(
        s.units.map((u) => say(w.unit, u)),
        say(w.noUnits),
      ),
    },
    { says: w.chosen, text: chosen ?? say(w.notChosen) },
  ];
}

/** What the lines rest on: what was kept then, or what is known now. */
export const basisOf = ({ keptAt, chosen }: Explained): Word | null => (keptAt ? null : chosen ? w.again : w.now);
