import { ask } from '#ui/field/ask.ts';
import { DraftFrame } from '#ui/field/DraftFrame.tsx';
import { fieldWords } from '#ui/field/field.words.ts';
import { Field } from '#ui/field/kit.tsx';
import { readAgain } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useDraft } from '#ui/field/useDraft.ts';
import { goTo } from '#ui/field/useSpot.ts';
import { useWho } from '#ui/field/who.ts';
import { rosterFieldWords as w } from './field.words.ts';
import { rosters } from './wire.ts';

type Values = { text: string; madeAt: string };

/** 值班记录 of one day. */
export function RosterNotePage({ id, day }: { id: string; day: string }) {
  const say = useSay();
  const who = useWho();
  const form = useDraft<Values>(`${who.accountId}/roster/${id}/${day}`, { text: '', madeAt: '' });
  if (!form) return null;
  const send = async () => {
    await form.send('main', ({ values, commandIds }) =>
      ask(rosters.note, {
        params: { id },
        input: {
          captured: { id: commandIds.main, madeAt: values.madeAt || new Date().toISOString(), files: [] },
          day,
          text: values.text,
        },
        key: commandIds.main,
      }),
    );
    await form.discard();
    readAgain('rosters/');
    readAgain('duties/');
    goTo(['rosters']);
  };
  return (
    <>
      <Head title={`${say(w.write)} ${day}`} back={hashOf(['rosters'])} />
      <DraftFrame form={form} label={say(fieldWords.send)} onSend={send}>
        {(fault) => (
          <Field label={say(w.write)} hint={say(w.noteHint)} fault={fault('text')}>
            {(wiring) => (
              <textarea
                {...wiring}
                rows={6}
                maxLength={2000}
                value={form.draft.values.text}
                onChange={(event) =>
                  form.set({ text: event.target.value, madeAt: form.draft.values.madeAt || new Date().toISOString() })
                }
              />
            )}
          </Field>
        )}
      </DraftFrame>
    </>
  );
}
