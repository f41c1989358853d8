import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { trueNow } from '#ui/field/clock.ts';
import { Kept } from '#ui/field/Kept.tsx';
import { Button, Choice, Empty, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { momentText } from '#ui/field/time.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import { markWords } from '../learning.words.ts';
import type { RegisterView } from '../register.contract.ts';
import { MARK_BEFORE_MINUTES, type Mark, marks } from '../register.rules.ts';
import { learningFieldWords as w } from './field.words.ts';
import { learning } from './wire.ts';

type Values = { marks: Record<string, Mark> };
const empty: Values = { marks: {} };
const MINUTE = 60_000;

export const useRegisters = () => {
  const { accountId } = useWho();
  return useLoad(`learning/mine/${accountId}`, () => ask(learning.mine), { keep: true });
};

/** 点名: one line for everybody who is expected; written down without a network, sent when there is one. */
export function RegisterPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useRegisters();
  return (
    <>
      <Head title={say(w.register)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {({ items }) => {
          const r = items.find((x) => x.id === id);
          return r ? <Register r={r} /> : <Empty title={say(w.gone)} />;
        }}
      </Loading>
    </>
  );
}

function Register({ r }: { r: RegisterView }) {
  const say = useSay();
  const { lang } = useSettings();
  const form = useCapture<Values>('class', r.id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (r.learners.length === 0) return <Empty title={say(w.nobody)} />;
  if (Date.parse(trueNow()) < Date.parse(r.startsAt) - MARK_BEFORE_MINUTES * MINUTE)
    return <Empty title={say(w.early)} />;
  if (!form) return null;
  const { marks: chosen } = form.draft.values;
  const stateOf = (l: RegisterView['learners'][number]) => chosen[l.learnerId] ?? l.state;
  const missing: Partial<Record<string, Word>> = Object.keys(chosen).length === 0 ? { marks: w.nothing } : {};
  const rest = () =>
    form.set({ marks: Object.fromEntries(r.learners.map((l) => [l.learnerId, stateOf(l) ?? 'present'])) });
  const keep = async () => {
    const q = await form.keep({
      endpoint: learning.keep,
      input: { sessionId: r.id, marks: Object.entries(chosen).map(([learnerId, state]) => ({ learnerId, state })) },
      ...{ area: r.area, about: r.id },
      says: [`点名:${r.class}`, `Register: ${r.class}`],
    });
    setKept(q.id);
  };
  return (
    <>
      <p className="about">
        <span>{r.class}</span>
        <span>{momentText(r.startsAt, lang)}</span>
        <span>{r.room}</span>
      </p>
      <p className="hint">{say(w.how)}</p>
      <Button onClick={rest}>{say(w.allPresent)}</Button>
      <CaptureFrame form={form} label={say(w.send)} missing={missing} onKeep={keep}>
        {(fault) => (
          <>
            {r.learners.map((l) => (
              <Choice
                key={l.learnerId}
                label={l.name}
                value={stateOf(l)}
                options={marks.map((value) => ({ value, says: markWords[value] }))}
                onPick={(state) => form.set({ marks: { ...chosen, [l.learnerId]: state } })}
              />
            ))}
            {fault('marks') && <p className="fault">{fault('marks')}</p>}
          </>
        )}
      </CaptureFrame>
    </>
  );
}
