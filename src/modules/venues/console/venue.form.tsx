import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { hoursText } from '#modules/stations/hours.rules.ts';
import { datums } from '#modules/stations/position.rules.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { venueConsoleWords as w } from '../venues.console.words.ts';
import { type VenueInput, type VenueRow, venuesApi } from '../venues.contract.ts';
import { venueKinds } from '../venues.rules.ts';
import { venueKindWords } from '../venues.words.ts';

const startOf = (v: VenueRow): Partial<VenueInput> => ({
  area: v.area,
  name: v.name,
  kind: v.kind,
  organisationId: v.organisationId,
  address: v.address,
  datum: 'wgs84',
  hours: hoursText(v.hours, 'zh'),
  capacity: v.capacity,
  visitMinutes: v.visitMinutes,
  leadHours: v.leadHours,
  aheadDays: v.aheadDays,
  takesResidents: v.takesResidents,
  shows: v.shows,
  desk: v.desk,
  phone: v.phone,
  ...(v.way !== null && { way: v.way }),
  ...(v.access !== null && { access: v.access }),
  ...(v.lat !== null && { lat: v.lat }),
  ...(v.long !== null && { long: v.long }),
});

/** Everything a venue is, in one form; what breaks a rule is said on its field. */
export function VenueForm({
  before,
  close,
  done,
}: {
  before: VenueRow | null;
  close: () => void;
  done: (v: VenueRow) => void;
}) {
  const { area, organisationId } = useMe();
  const client = useQueryClient();
  const fresh: Partial<VenueInput> = {
    kind: 'party',
    area,
    organisationId,
    datum: 'gcj02',
    hours: '工作日 9:00-12:00、14:00-17:00;周末 休息;节假日 休息',
    capacity: 30,
    visitMinutes: 60,
    leadHours: 24,
    aheadDays: 30,
    takesResidents: true,
  };
  return (
    <FormDialog<VenueInput, VenueRow>
      title={before ? w.edit : w.add}
      start={before ? startOf(before) : fresh}
      close={close}
      done={(v) => {
        void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/venue') });
        done(v);
      }}
      send={({ lat, long, ...values }, key) => {
        const input = { ...values, ...(typeof lat === 'number' && { lat }), ...(typeof long === 'number' && { long }) };
        return before
          ? call(venuesApi.changeVenue, { params: { id: before.id }, input, version: before.version, key })
          : call(venuesApi.addVenue, { input, key });
      }}
    >
      <What />
    </FormDialog>
  );
}

function What() {
  const { say } = useSay();
  const me = useMe();
  const units = useAsk(organisationsApi.listOrganisations, { query: { area: me.area } as never });
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="kind" label={say(w.kind)}>
        <Select options={venueKinds.map((value) => ({ value, label: say(venueKindWords[value]) }))} />
      </Form.Item>
      <Form.Item name="area" label={say(w.place)} rules={required}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="organisationId" label={say(w.unit)} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(units.data?.organisations ?? [])
            .filter((o) => o.area.startsWith(me.area))
            .map((o) => ({ value: o.id, label: o.name }))}
        />
      </Form.Item>
      <Form.Item name="address" label={say(w.address)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="way" label={say(w.way)}>
        <Input maxLength={300} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="long" label={say(w.long)}>
          <InputNumber className="wide" controls={false} />
        </Form.Item>
        <Form.Item name="lat" label={say(w.lat)}>
          <InputNumber className="wide" controls={false} />
        </Form.Item>
      </div>
      <Form.Item name="datum" label={say(w.datum)}>
        <Select options={datums.map((value) => ({ value, label: say(w[value]) }))} />
      </Form.Item>
      <Form.Item name="hours" label={say(w.hours)} extra={say(w.hoursHint)} rules={required}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="capacity" label={say(w.capacity)} rules={required}>
          <InputNumber min={1} max={2000} className="wide" />
        </Form.Item>
        <Form.Item name="visitMinutes" label={say(w.visitMinutes)} rules={required}>
          <InputNumber min={15} max={480} className="wide" />
        </Form.Item>
      </div>
      <div className="pair">
        <Form.Item name="leadHours" label={say(w.leadHours)} rules={required}>
          <InputNumber min={0} max={720} className="wide" />
        </Form.Item>
        <Form.Item name="aheadDays" label={say(w.aheadDays)} rules={required}>
          <InputNumber min={1} max={180} className="wide" />
        </Form.Item>
      </div>
      <Form.Item name="takesResidents" valuePropName="checked">
        <Checkbox>{say(w.takesResidents)}</Checkbox>
      </Form.Item>
      <Form.Item name="shows" label={say(w.shows)} rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="access" label={say(w.access)}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="desk" label={say(w.desk)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={say(w.phone)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </>
  );
}
