import { useMemo, useState } from 'react';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { FilesOf } from '#ui/field/Files.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Choice, Empty, Field, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { MemberOrOther } from '#ui/field/MemberOrOther.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { Signature } from '#ui/field/Signature.tsx';
import { useSay } from '#ui/field/say.ts';
import { type CaptureForm, useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import type { WaitingGrant, WaitingList } from '../handouts.contract.ts';
import { proofs } from '../relief.rules.ts';
import { channelWords, proofWords, purposeWords } from '../relief.words.ts';
import { reliefFieldWords as w } from './field.words.ts';
import { type HandValues, handOutOf, missingIn, noHand, whatOf } from './handout.ts';
import { relief } from './wire.ts';

type Form = CaptureForm<HandValues>;
type Fault = (field: string) => string | undefined;

/** What waits to be handed out in one's place; kept on the phone. */
export function useToHandOut() {
  const { accountId } = useWho();
  return useLoad(`relief/toHandOut/${accountId}`, () => ask(relief.toHandOut), { keep: true });
}

/** 发放: to whom, what, from which store, before which witness, and how it is signed for. Works without a network. */
export function HandOutPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useToHandOut();
  return (
    <>
      <Head title={say(w.title)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {(list) => {
          const grant = list.grants.find((g) => g.id === id);
          return grant ? <HandOut grant={grant} list={list} /> : <Empty title={say(w.gone)} />;
        }}
      </Loading>
    </>
  );
}

function HandOut({ grant, list }: { grant: WaitingGrant; list: WaitingList }) {
  const say = useSay();
  const isMoney = grant.lines.some((l) => l.money);
  const stores = list.stores.filter((s) => grant.area.startsWith(s.area) || s.area.startsWith(grant.area));
  const only = stores.length === 1 ? (stores[0]?.id ?? '') : '';
  const empty = useMemo(() => noHand(only, isMoney ? 'bankCard' : 'goods'), [only, isMoney]);
  const form = useCapture<HandValues>('handout', grant.id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => history.back()} />;
  if (!form) return null;
  const { values } = form.draft;
  return (
    <>
      <div className="subject">
        <strong>{grant.household}</strong>
        <span className="about">
          <span>{whatOf(grant)}</span>
          <span>{say(purposeWords[grant.purpose])}</span>
          <span>{grant.address}</span>
          <span>{say(w.approvedBy, { by: grant.approver })}</span>
        </span>
      </div>
      <CaptureFrame
        form={form}
        label={say(w.send)}
        missing={missingIn(values, form.draft.files.length)}
        onKeep={async () => setKept((await form.keep(handOutOf(grant, values))).id)}
      >
        {(fault) => (
          <>
            <Choice
              label={say(w.store)}
              value={values.storeId}
              options={stores.map((s) => ({ value: s.id, says: [s.name, s.name] as const }))}
              onPick={(storeId) => form.set({ storeId })}
              fault={fault('store')}
            />
            <MemberOrOther
              field="receiver"
              who={values.receiverId}
              pick={(receiverId) => form.set({ receiverId })}
              members={grant.members}
              values={values}
              set={form.set}
              words={{ ...w, who: w.receiver }}
              fault={fault}
            />
            {isMoney && <How form={form} fault={fault} />}
            <Line form={form} name="witness" fault={fault} />
            {values.channel === 'cash' && <Line form={form} name="witness2" fault={fault} />}
            <SignedFor form={form} fault={fault} />
          </>
        )}
      </CaptureFrame>
    </>
  );
}

type Texts = 'witness' | 'witness2' | 'voucher';
function Line({ form, name, fault }: { form: Form; name: Texts; fault: Fault }) {
  const say = useSay();
  return (
    <Field label={say(w[name])} fault={fault(name)}>
      {(wiring) => (
        <input
          {...wiring}
          maxLength={60}
          autoComplete="off"
          value={form.draft.values[name]}
          onChange={(event) => form.set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

function How({ form, fault }: { form: Form; fault: Fault }) {
  const say = useSay();
  const { channel } = form.draft.values;
  return (
    <>
      <Choice
        label={say(w.channel)}
        value={channel}
        options={(['bankCard', 'voucher', 'cash'] as const).map((value) => ({ value, says: channelWords[value] }))}
        onPick={(next) => form.set({ channel: next })}
      />
      {channel === 'voucher' && <Line form={form} name="voucher" fault={fault} />}
    </>
  );
}

function SignedFor({ form, fault }: { form: Form; fault: Fault }) {
  const say = useSay();
  const { proof, hasPhotoConsent } = form.draft.values;
  return (
    <>
      <Choice
        label={say(w.proof)}
        value={proof}
        options={proofs.map((value) => ({ value, says: proofWords[value] }))}
        onPick={(next) => form.set({ proof: next })}
        fault={fault('proof')}
      />
      {proof === 'signature' ? (
        <Signature label={say(w.sign)} onStrokes={(strokes) => form.set({ strokes })} />
      ) : (
        <section className="field">
          <h2>{say(w.photo)}</h2>
          <FilesOf form={form} />
        </section>
      )}
      {proof === 'photo' && (
        <label className="tick">
          <input
            type="checkbox"
            checked={hasPhotoConsent}
            onChange={(event) => form.set({ hasPhotoConsent: event.target.checked })}
          />
          <span>{say(w.consent)}</span>
        </label>
      )}
    </>
  );
}
