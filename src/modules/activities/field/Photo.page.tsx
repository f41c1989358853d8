import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Field, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import type { ActivityView } from '../activities.contract.ts';
import { type PhotoShows, photoShows } from '../activities.rules.ts';
import { photoShowsWords } from '../activities.words.ts';
import { activityFieldWords as w } from './field.words.ts';
import { activities } from './wire.ts';

type Values = { shows: PhotoShows; people: string; agreed: string };
const empty: Values = { shows: 'things', people: '', agreed: '' };
const TITLE_MAX = 24;

/** 加照片: one picture, and when people are on it who they are and who agreed; never asked for. */
export function PhotoPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useLoad(`activities/one/${id}`, () => ask(activities.get, { params: { id } }), { keep: true });
  return (
    <>
      <Head title={say(w.photo)} back={hashOf(['activity', id])} />
      <Loading of={loaded}>{(a) => <Photo a={a} />}</Loading>
    </>
  );
}

function missingIn(v: Values, files: number): Partial<Record<string, Word>> {
  if (files === 0) return { files: w.photoMissing };
  if (files > 1) return { files: w.photoOne };
  if (v.shows === 'things') return {};
  return {
    ...(v.people.trim() === '' && { people: w.photoPeopleMissing }),
    ...(v.agreed.trim() === '' && { agreed: w.photoAgreedMissing }),
  };
}

function Photo({ a }: { a: ActivityView }) {
  const say = useSay();
  const form = useCapture<Values>('activityPhoto', a.id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!form) return null;
  const { values, files } = form.draft;
  const keep = async () => {
    const title = a.title.slice(0, TITLE_MAX);
    const q = await form.keep({
      endpoint: activities.photo,
      params: { id: a.id },
      input:
        values.shows === 'things'
          ? { shows: 'things' }
          : { shows: 'people', people: values.people.trim(), agreed: values.agreed.trim() },
      area: a.area,
      says: [`照片:${title}`, `Picture: ${title}`],
    });
    setKept(q.id);
  };
  return (
    <>
      <p className="about">
        <span>{a.title}</span>
      </p>
      <p className="hint">{say(w.photoHint)}</p>
      <CaptureFrame form={form} label={say(w.photoSend)} missing={missingIn(values, files.length)} onKeep={keep}>
        {(fault) => (
          <>
            <FilesOf form={form} />
            {fault('files') && (
              <p className="fault" role="alert">
                {fault('files')}
              </p>
            )}
            <Choice
              label={say(w.photoShows)}
              value={values.shows}
              options={photoShows.map((value) => ({ value, says: photoShowsWords[value] }))}
              onPick={(shows) => form.set({ shows })}
            />
            {values.shows === 'people' && (
              <>
                <Text form={form} name="people" label={w.photoPeople} fault={fault('people')} />
                <Text
                  form={form}
                  name="agreed"
                  label={w.photoAgreed}
                  hint={w.photoAgreedHint}
                  fault={fault('agreed')}
                />
              </>
            )}
          </>
        )}
      </CaptureFrame>
    </>
  );
}

type TextProps = {
  form: NonNullable<ReturnType<typeof useCapture<Values>>>;
  name: 'people' | 'agreed';
  label: Word;
  hint?: Word;
  fault: string | undefined;
};
function Text({ form, name, label, hint, fault }: TextProps) {
  const say = useSay();
  return (
    <Field label={say(label)} fault={fault} {...(hint && { hint: say(hint) })}>
      {(wiring) => (
        <textarea
          {...wiring}
          rows={2}
          maxLength={200}
          value={form.draft.values[name]}
          onChange={(e) => form.set({ [name]: e.target.value })}
        />
      )}
    </Field>
  );
}
