import { Button, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { tierWords } from '#modules/cases/cases.words.ts';
import { useSay } from '#ui/console/say.tsx';
import type { Suggestion } from '../classify.contract.ts';
import { FEW_EXAMPLES } from '../classify.rules.ts';
import { classifyWords as w } from '../classify.words.ts';

const REST_MS = 600;
/** The text once the typing rests, so that not every letter is a question to the server. */
export function useRested(text: string): string {
  const [rested, rest] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => rest(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

type Pick = (category: string) => void;

/** The likeliest categories, each with how sure the machine is and the words that decided. */
export function Categories({
  suggestion,
  chosen,
  pick,
  busy = false,
}: {
  suggestion: Suggestion;
  chosen: string | null;
  /** Left out where the actor may not choose. */
  pick?: Pick;
  busy?: boolean;
}) {
  const { say } = useSay();
  if (suggestion.because) return <p className="soft">{say(suggestion.because)}</p>;
  return (
    <ul className="plain suggested">
      {suggestion.categories.map(({ category, probability, words, examples }) => (
        <li key={category}>
          <p>
            <strong>{category}</strong>{' '}
            <span className="soft">
              {examples < FEW_EXAMPLES
                ? say(w.fewExamples, { n: examples })
                : say(w.percent, { n: Math.round(probability * 100) })}
            </span>{' '}
            {category === chosen ? (
              <Tag>{say(w.taken)}</Tag>
            ) : (
              pick && (
                <Button size="small" disabled={busy} onClick={() => pick(category)}>
                  {say(w.take)}
                  <span className="sr-only"> {category}</span>
                </Button>
              )
            )}
          </p>
          {words.length > 0 && (
            <p className="small">
              <span className="soft">{say(w.decided)}</span>{' '}
              {words.map((word) => (
                <Tag key={word}>{word}</Tag>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Tier({ tier, pick }: { tier: Suggestion['tier']; pick?: (tier: string) => void }) {
  const { say } = useSay();
  if (!tier) return null;
  return (
    <p>
      <span className="soft">{say(w.tier)}</span> <strong>{say(tierWords[tier])}</strong>{' '}
      {pick && (
        <Button size="small" onClick={() => pick(tier)}>
          {say(w.takeTier)}
        </Button>
      )}
    </p>
  );
}

/** Who closed such cases around here, and on what grounds that is said. */
export function Units({ units }: { units: Suggestion['units'] }) {
  const { say } = useSay();
  if (units.length === 0) return null;
  return (
    <>
      <h3>{say(w.units)}</h3>
      <ul className="plain suggested">
        {units.map((unit) => (
          <li key={unit.id}>
            <p>
              <strong>{unit.name}</strong>
            </p>
            <p className="soft small">
              {say(w.unitWhy, {
                cases: unit.cases,
                here: unit.here,
                number: unit.likest.number,
                title: unit.likest.title,
              })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
