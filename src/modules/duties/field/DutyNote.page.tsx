import { useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { fieldWords } from '#ui/field/field.words.ts';
import { Kept } from '#ui/field/Kept.tsx';
import { Empty, Field, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import type { TodayTurn } from '../duties.contract.ts';
import { dutyFieldWords as w } from './field.words.ts';
import { duties } from './wire.ts';

type Values = { text: string };
const empty: Values = { text: '' };
const LEAST = 2;
const LINE_MAX = 24;

/** 写一句: for a duty that no other record satisfies; goes out when there is a way. */
export function DutyNotePage({ id }: { id: string }) {
  const say = useSay();
  const who = useWho();
  const [kept, setKept] = useState<string | null>(null);
  const loaded = useLoad(`duties/today/${who.accountId}`, () => ask(duties.today), { keep: true });
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  return (
    <>
      <Head title={say(w.noteTitle)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {({ items }) => <Write id={id} turn={items.find((t) => t.dutyId === id) ?? null} onKept={setKept} />}
      </Loading>
    </>
  );
}

function Write({ id, turn, onKept }: { id: string; turn: TodayTurn | null; onKept: (id: string) => void }) {
  const say = useSay();
  const who = useWho();
  const form = useCapture<Values>('duty', id, empty);
  if (!form) return null;
  // What was written while it was open is still there to be mended or let go.
  if (!turn && !form.wasKept) return <Empty title={say(w.over)} />;
  const { text } = form.draft.values;
  const keep = async () => {
    const said = text.trim();
    const line = said.slice(0, LINE_MAX);
    const q = await form.keep({
      endpoint: duties.note,
      params: { id },
      input: { text: said },
      area: turn?.area ?? who.area,
      about: `duty/${id}`,
      says: turn ? [`${turn.title}:${line}`, `${turn.title}: ${line}`] : [line, line],
    });
    onKept(q.id);
  };
  return (
    <>
      {turn && (
        <p>
          <strong>{turn.title}</strong>
        </p>
      )}
      {turn?.note && <p className="hint">{turn.note}</p>}
      <CaptureFrame
        form={form}
        label={say(fieldWords.send)}
        missing={{ text: text.trim().length < LEAST ? w.textMissing : undefined }}
        onKeep={keep}
      >
        {(fault) => (
          <Field label={say(w.noteLabel)} hint={say(w.noteHint)} fault={fault('text')}>
            {(wiring) => (
              <textarea
                {...wiring}
                rows={4}
                maxLength={1000}
                value={text}
                onChange={(event) => form.set({ text: event.target.value })}
              />
            )}
          </Field>
        )}
      </CaptureFrame>
    </>
  );
}
