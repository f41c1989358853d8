import { Alert, Form, Input, Radio, Select } from 'antd';
import { caseKinds, caseTiers, disclosures } from '#modules/cases/cases.rules.ts';
import { disclosureWords, kindWords, tierWords } from '#modules/cases/cases.words.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useSay } from '#ui/console/say.tsx';
import { inboxConsoleWords as w } from '../inbox.console.words.ts';

/** What the officer may put right before something becomes a case. */
export function MatterFields({ danger }: { danger: boolean }) {
  const { say } = useSay();
  return (
    <>
      {danger && <Alert type="error" showIcon role="alert" title={say(w.danger)} />}
      <Form.Item name="kind" label={say(w.kind)}>
        <Radio.Group options={caseKinds.map((value) => ({ value, label: say(kindWords[value]) }))} />
      </Form.Item>
      <Form.Item name="title" label={say(w.matterTitle)}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="body" label={say(w.body)} rules={[{ required: true, min: 4, message: say(w.required) }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={8000} />
      </Form.Item>
      <Form.Item name="area" label={say(w.place)} rules={[{ required: true, message: say(w.required) }]}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="placeNote" label={say(w.placeNote)}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="tier" label={say(w.tier)}>
        <Select
          allowClear
          placeholder={say(w.tierAuto)}
          options={caseTiers.map((value) => ({ value, label: say(tierWords[value]) }))}
        />
      </Form.Item>
      <Form.Item name="disclosure" label={say(w.disclosure)}>
        <Radio.Group options={disclosures.map((value) => ({ value, label: say(disclosureWords[value]) }))} />
      </Form.Item>
    </>
  );
}
