import type { FieldFault, Refused } from '#kernel/refusal.ts';
import type { Word } from '#kernel/words.ts';
import {
  Button,
  Choose,
  EnterButton,
  FaultSummary,
  Field,
  FileInput,
  Form,
  RadioCards,
  TextArea,
} from '#ui/portal/form.tsx';
import { useSay } from '#ui/portal/frame.tsx';
import { DangerLine, Notice } from '#ui/portal/parts.tsx';
import { PlacePicker } from '#ui/portal/place-picker.tsx';
import { MAX_BODY, MAX_FILE_BYTES, MAX_FILES } from '../accusations.contract.ts';
import { accuseWords as w } from './accuse.words.ts';
import { carried, type Draft, type PlaceChoices } from './draft.ts';

export const FORM = 'accuse';
export type Shown = {
  draft: Draft;
  places: PlaceChoices;
  faults: readonly FieldFault[];
  refused?: Refused | null;
  notice?: Word;
};

const labels: Readonly<Record<string, Word | undefined>> = {
  area: w.placeTitle,
  accused: w.accused,
  accusedOrganisationId: w.unit,
  body: w.body,
  keepOut: w.keepOut,
  files: w.files,
  disclosure: w.disclosure,
  name: w.name,
  contact: w.contact,
};

/** What the law says, who can see it, and where it happened: what one must know before writing a word. */
export function WhereView({ draft, places, faults, refused }: Shown) {
  const t = useSay();
  const isCounty = draft.values.area.length >= 6;
  return (
    <>
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused ?? null} labels={labels} />
      <p className="lead">{t(w.lead)}</p>
      <DangerLine />
      <h2>{t(w.lawTitle)}</h2>
      <p>{t(w.law30)}</p>
      <p>{t(w.law18)}</p>
      <h2>{t(w.whoTitle)}</h2>
      <p>{t(w.who)}</p>
      <p>{t(w.route)}</p>
      <p>{t(w.kin)}</p>
      <p>{t(w.other)}</p>
      <Form
        id={FORM}
        action="/accuse/where"
        commandId={draft.commandId}
        state={{ values: draft.values, faults }}
        hidden={carried(draft)}
      >
        <EnterButton name="go" value="write" />
        <PlacePicker
          name="area"
          label={t(w.placeTitle)}
          {...(places.chain.length === 0 && { hint: t(w.placeHint) })}
          {...(places.chain.length > 0 && { more: t(w.placeMore) })}
          top={places.top}
          chain={places.chain}
          options={places.options}
        />
        {isCounty && (
          <Button name="go" value="write">
            {t(w.write)}
          </Button>
        )}
      </Form>
      <p>
        <a href="/accuse/track">{t(w.track)}</a>
      </p>
    </>
  );
}

type Units = readonly { id: string; name: string }[];

export function WriteView({ draft, places, faults, refused, notice, units }: Shown & { units: Units }) {
  const t = useSay();
  const choices = [
    { value: 'named', title: t(w.named), says: t(w.namedSays) },
    { value: 'anonymous', title: t(w.anonymous), says: t(w.anonymousSays) },
  ];
  return (
    <>
      <h1>{t(w.writeTitle)}</h1>
      <FaultSummary faults={faults} refused={refused ?? null} labels={labels} />
      {notice && (
        <Notice tone="now">
          <p>{t(notice)}</p>
        </Notice>
      )}
      <DangerLine />
      <Form
        id={FORM}
        action="/accuse/write"
        multipart
        commandId={draft.commandId}
        state={{ values: draft.values, faults }}
        hidden={{ area: draft.values.area }}
      >
        <EnterButton name="go" value="send" />
        <p>
          {t(w.place)} <b>{places.chain.map((place) => place.name).join(' · ')}</b>{' '}
          <Button name="go" value="where" look="link">
            {t(w.back)}
          </Button>
        </p>
        <Field name="accused" label={t(w.accused)} hint={t(w.accusedHint)} maxLength={300} />
        <Choose
          name="accusedOrganisationId"
          label={t(w.unit)}
          hint={t(w.unitHint)}
          choices={[{ value: '', title: t(w.noUnit) }, ...units.map((u) => ({ value: u.id, title: u.name }))]}
        />
        <TextArea name="body" label={t(w.body)} hint={t(w.bodyHint)} rows={9} maxLength={MAX_BODY} />
        <Field name="keepOut" label={t(w.keepOut)} hint={t(w.keepOutHint)} optional maxLength={300} />
        <FileInput
          name="files"
          label={t(w.files)}
          hint={t(w.filesHint, { most: MAX_FILES, megabytes: MAX_FILE_BYTES / 2 ** 20 })}
          most={MAX_FILES}
        />
        <RadioCards name="disclosure" label={t(w.disclosure)} choices={choices} />
        <Field name="name" label={t(w.name)} hint={t(w.nameHint)} optional maxLength={40} />
        <Field name="contact" label={t(w.contact)} hint={t(w.contactHint)} optional maxLength={200} />
        <p className="soft">{t(w.public)}</p>
        <Button name="go" value="send">
          {t(w.send)}
        </Button>
      </Form>
    </>
  );
}
