import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { hoursText } from '../hours.rules.ts';
import { datums } from '../position.rules.ts';
import { stationConsoleWords as w } from '../stations.console.words.ts';
import { type StationInput, type StationRow, stationsApi } from '../stations.contract.ts';
import { amenities, stationKinds } from '../stations.rules.ts';
import { amenityWords, stationKindWords } from '../stations.words.ts';

const startOf = (s: StationRow): Partial<StationInput> => ({
  area: s.area,
  name: s.name,
  kind: s.kind,
  address: s.address,
  lat: s.lat,
  long: s.long,
  datum: 'wgs84',
  amenities: s.amenities,
  hours: hoursText(s.hours, 'zh'),
  host: s.host,
  organisationId: s.organisationId,
  phone: s.phone,
  ...(s.way !== null && { way: s.way }),
  ...(s.seats !== null && { seats: s.seats }),
});

/** Everything a station is, in one form; what breaks a rule is said on its field. There is no field for a price. */
export function StationForm({
  before,
  close,
  done,
}: {
  before: StationRow | null;
  close: () => void;
  done: (s: StationRow) => void;
}) {
  const { organisationId } = useMe();
  const client = useQueryClient();
  return (
    <FormDialog<StationInput, StationRow>
      title={before ? w.edit : w.add}
      start={
        before
          ? startOf(before)
          : { kind: 'redBee', datum: 'gcj02', organisationId, amenities: ['water', 'rest'], hours: '每天 8:00-22:00' }
      }
      close={close}
      done={(s) => {
        void client.invalidateQueries({ queryKey: [stationsApi.listStations.path] });
        void client.invalidateQueries({ queryKey: [stationsApi.getStation.path] });
        done(s);
      }}
      send={({ seats, ...values }, key) => {
        const input = { ...values, ...(seats && { seats }) };
        return before
          ? call(stationsApi.changeStation, { params: { id: before.id }, input, version: before.version, key })
          : call(stationsApi.addStation, { input, key });
      }}
    >
      {(form) => (
        <>
          <What />
          <Form.Item noStyle shouldUpdate={(a, b) => a.area !== b.area}>
            {() => <Unit area={form.getFieldValue('area')} />}
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}

function What() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <Form.Item name="name" label={say(w.name)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="kind" label={say(w.kind)}>
          <Select options={stationKinds.map((value) => ({ value, label: say(stationKindWords[value]) }))} />
        </Form.Item>
        <Form.Item name="seats" label={say(w.seats)}>
          <InputNumber min={1} max={500} className="wide" />
        </Form.Item>
      </div>
      <Form.Item name="area" label={say(w.place)} rules={required}>
        <PlacePicker label={say(w.place)} />
      </Form.Item>
      <Form.Item name="address" label={say(w.address)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="way" label={say(w.way)}>
        <Input maxLength={300} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="long" label={say(w.long)} rules={required}>
          <InputNumber className="wide" controls={false} placeholder="111.6713" />
        </Form.Item>
        <Form.Item name="lat" label={say(w.lat)} rules={required}>
          <InputNumber className="wide" controls={false} placeholder="40.8183" />
        </Form.Item>
      </div>
      <Form.Item name="datum" label={say(w.datum)}>
        <Select options={datums.map((value) => ({ value, label: say(w[value]) }))} />
      </Form.Item>
      <Form.Item name="amenities" label={say(w.amenity)} rules={required}>
        <Select mode="multiple" options={amenities.map((value) => ({ value, label: say(amenityWords[value]) }))} />
      </Form.Item>
      <Form.Item name="hours" label={say(w.hours)} extra={say(w.hoursHint)} rules={required}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="host" label={say(w.host)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={say(w.phone)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </>
  );
}

/** The units that serve the place; users' reports go to the one in charge. */
export function Unit({ area, label = w.unit }: { area: string | undefined; label?: readonly [string, string] }) {
  const { say } = useSay();
  const ask = useAsk(organisationsApi.listOrganisations, area ? { query: { area } } : {});
  return (
    <Form.Item name="organisationId" label={say(label)} rules={[{ required: true, message: say(w.required) }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={(ask.data?.organisations ?? []).map((o) => ({ value: o.id, label: o.name }))}
      />
    </Form.Item>
  );
}
