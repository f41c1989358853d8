import { ask } from '#ui/field/ask.ts';
import { DraftFrame } from '#ui/field/DraftFrame.tsx';
import { fieldWords } from '#ui/field/field.words.ts';
import { Empty, Field, Loading } from '#ui/field/kit.tsx';
import { readAgain, useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useDraft } from '#ui/field/useDraft.ts';
import { goTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import type { TodayTurn } from '../duties.contract.ts';
import { dutyFieldWords as w } from './field.words.ts';
import { duties } from './wire.ts';

type Values = { text: string; madeAt: string };

/** 写一句: for a duty that no other record satisfies. */
export function DutyNotePage({ id }: { id: string }) {
  const say = useSay();
  const who = useWho();
  const loaded = useLoad(`duties/today/${who.accountId}`, () => ask(duties.today), { keep: true });
  return (
    <>
      <Head title={say(w.noteTitle)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {({ items }) => {
          const turn = items.find((t) => t.dutyId === id);
          return turn ? <Write turn={turn} accountId={who.accountId} /> : <Empty title={say(w.over)} />;
        }}
      </Loading>
    </>
  );
}

function Write({ turn, accountId }: { turn: TodayTurn; accountId: string }) {
  const say = useSay();
  const form = useDraft<Values>(`${accountId}/duty/${turn.dutyId}`, { text: '', madeAt: '' });
  if (!form) return null;
  const send = async () => {
    await form.send('main', ({ values, commandIds }) =>
      ask(duties.note, {
        params: { id: turn.dutyId },
        input: {
          // When it was first written down, however often it has to be sent.
          captured: { id: commandIds.main, madeAt: values.madeAt || new Date().toISOString(), files: [] },
          text: values.text,
        },
        key: commandIds.main,
      }),
    );
    await form.discard();
    readAgain('duties/');
    goTo(['today']);
  };
  return (
    <>
      <p>
        <strong>{turn.title}</strong>
      </p>
      {turn.note && <p className="hint">{turn.note}</p>}
      <DraftFrame form={form} label={say(fieldWords.send)} onSend={send}>
        {(fault) => (
          <Field label={say(w.noteLabel)} hint={say(w.noteHint)} fault={fault('text')}>
            {(wiring) => (
              <textarea
                {...wiring}
                rows={4}
                maxLength={1000}
                value={form.draft.values.text}
                onChange={(event) =>
                  form.set({
                    text: event.target.value,
                    madeAt: form.draft.values.madeAt || new Date().toISOString(),
                  })
                }
              />
            )}
          </Field>
        )}
      </DraftFrame>
    </>
  );
}
