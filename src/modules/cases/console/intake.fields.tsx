import { Alert, Form, Input, Radio, Select, Space } from 'antd';
import type { z } from 'zod';
import type { Word } from '#kernel/words.ts';
import { looksLikeAccusation } from '#modules/accusations/accusations.rules.ts';
import { accusationsWords } from '#modules/accusations/accusations.words.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { FilePicker } from '#ui/console/file-picker.tsx';
import type { Me } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { disclosureHints, caseConsoleWords as w } from '../cases.console.words.ts';
import { MAX_BODY, MAX_TITLE, type reportInput } from '../cases.contract.ts';
import { type CaseChannel, caseKinds, caseTiers, disclosures } from '../cases.rules.ts';
import { soundsLikeDanger, soundsLikeUtility } from '../cases.urgency.rules.ts';
import { channelWords, disclosureWords, kindWords, tierWords } from '../cases.words.ts';

export type IntakeValues = z.input<typeof reportInput>;

/** Ways in which somebody on this side of the counter hears of a thing. */
const heardBy = [
  'reception',
  'phone',
  'visit',
  'wechatGroup',
  'hotline',
  'patrol',
] as const satisfies readonly CaseChannel[];

export const startOf = (me: Me): Partial<IntakeValues> => ({
  kind: 'help',
  channel: me.role === 'hotlineAgent' ? 'hotline' : 'reception',
  area: me.area,
  disclosure: 'named',
});

/** Danger to life is never only registered: the numbers to call come first (domain §12.21). */
function Danger() {
  const { say } = useSay();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say(w.danger)}
      description={
        <Space wrap size="large">
          <a href="tel:110">{say(w.police)}</a>
          <a href="tel:119">{say(w.fire)}</a>
          <a href="tel:120">{say(w.ambulance)}</a>
        </Space>
      }
    />
  );
}

function Choice<T extends string>({
  name,
  label,
  words,
  all,
}: {
  name: string;
  label: Word;
  words: Readonly<Record<T, Word>>;
  all: readonly T[];
}) {
  const { say } = useSay();
  return (
    <Form.Item name={name} label={say(label)}>
      <Radio.Group options={all.map((value) => ({ value, label: say(words[value]) }))} />
    </Form.Item>
  );
}

function What() {
  const { say } = useSay();
  const body = Form.useWatch<string | undefined>('body') ?? '';
  return (
    <section className="card">
      <h2>{say(w.what)}</h2>
      <Choice name="channel" label={w.how} words={channelWords} all={heardBy} />
      <Choice name="kind" label={w.kind} words={kindWords} all={caseKinds} />
      <Form.Item
        name="body"
        label={say(w.words)}
        rules={[
          { required: true, message: say(w.required) },
          { min: 4, message: say(w.tooShort) },
        ]}
        {...(soundsLikeUtility(body) && { extra: say(w.utilityHint) })}
      >
        <Input.TextArea
          autoSize={{ minRows: 6, maxRows: 20 }}
          maxLength={MAX_BODY}
          placeholder={say(w.bodyHint)}
          autoFocus
        />
      </Form.Item>
      {soundsLikeDanger(body) && <Danger />}
      {looksLikeAccusation(body) && <Alert type="warning" showIcon title={say(accusationsWords.suggestStaff)} />}
      <Form.Item name="title" label={say(w.title)}>
        <Input maxLength={MAX_TITLE} placeholder={say(w.titleHint)} />
      </Form.Item>
    </section>
  );
}

function Where() {
  const { say } = useSay();
  return (
    <section className="card">
      <h2>{say(w.where)}</h2>
      <Form.Item name="area" label={say(w.place)} rules={[{ required: true, message: say(w.choose) }]}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="placeNote" label={say(w.placeNote)}>
        <Input maxLength={200} placeholder={say(w.placeNoteHint)} />
      </Form.Item>
      <Form.Item name="tier" label={say(w.tier)}>
        <Select
          allowClear
          placeholder={say(w.tierAuto)}
          options={caseTiers.map((value) => ({ value, label: say(tierWords[value]) }))}
        />
      </Form.Item>
      <Form.Item name="category" label={say(w.category)}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="externalNumber" label={say(w.externalOptional)}>
        <Input maxLength={60} />
      </Form.Item>
    </section>
  );
}

function Who() {
  const { say } = useSay();
  const chosen = Form.useWatch<string | undefined>('disclosure');
  return (
    <section className="card">
      <h2>{say(w.who)}</h2>
      <Form.Item name="disclosure" label={say(w.disclosure)}>
        <Radio.Group
          className="stacked"
          options={disclosures.map((value) => ({
            value,
            label: (
              <>
                {say(disclosureWords[value])} <span className="soft small">{say(disclosureHints[value])}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
      {chosen !== 'anonymous' && (
        <>
          <Form.Item name={['reporter', 'name']} label={say(w.nameOptional)}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['reporter', 'phone']} label={say(w.phoneOptional)}>
            <Input maxLength={30} inputMode="tel" autoComplete="off" />
          </Form.Item>
          <Form.Item name={['reporter', 'address']} label={say(w.addressOptional)}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </>
      )}
    </section>
  );
}

export function IntakeFields({ files, choose }: { files: readonly File[]; choose: (files: readonly File[]) => void }) {
  const { say } = useSay();
  return (
    <div className="intake-columns">
      <div>
        <What />
        <section className="card">
          <h2>{say(w.files)}</h2>
          <FilePicker files={files} choose={choose} />
          <p className="soft small">{say(w.filesHint)}</p>
        </section>
      </div>
      <div>
        <Where />
        <Who />
      </div>
    </div>
  );
}
