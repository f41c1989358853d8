import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Drawer, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Opening, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { hoursLines } from '../hours.rules.ts';
import { stationConsoleWords as w } from '../stations.console.words.ts';
import { type StationRow, stationsApi } from '../stations.contract.ts';
import { isReopenDue, keeperRoles, type StationVerb, staleFor } from '../stations.rules.ts';
import {
  amenityWords,
  stationKindWords,
  stationStateWords,
  stationVerbWords,
  stationWords,
} from '../stations.words.ts';
import { Reports } from './reports.tsx';
import { StationForm } from './station.form.tsx';

/** One station as it is told to users, and what its keeper can do. */
export function StationDrawer({ id, close }: { id: string; close: () => void }) {
  const ask = useAsk(stationsApi.getStation, { params: { id } });
  return (
    <Drawer open onClose={close} title={ask.data?.name ?? <Opening />} size="large">
      <Read ask={ask} rows={8}>
        {(s) => (
          <>
            <Facts s={s} />
            <Acts s={s} />
            <Reports stationId={s.id} />
          </>
        )}
      </Read>
    </Drawer>
  );
}

function Facts({ s }: { s: StationRow }) {
  const { say, lang } = useSay();
  const months = staleFor(s.confirmedOn, dayOf(Date.now()));
  const rows: (readonly [readonly [string, string], string | null])[] = [
    [w.kind, `${say(stationKindWords[s.kind])} · ${say(stationStateWords[s.state])}`],
    [w.place, s.placeName],
    [w.address, s.address],
    [w.way, s.way],
    [w.amenity, s.amenities.map((a) => say(amenityWords[a])).join('、')],
    [w.seats, s.seats === null ? null : String(s.seats)],
    [
      w.hours,
      hoursLines(s.hours, lang)
        .map((l) => `${l.days} ${l.times}`)
        .join(';'),
    ],
    [w.host, s.host],
    [w.phone, s.phone],
    [w.unit, s.unit],
    [w.long, `${s.long}`],
    [w.lat, `${s.lat}`],
    [w.confirmed, s.confirmedOn],
  ];
  return (
    <>
      {s.stateReason && <Alert type="warning" showIcon title={s.stateReason} />}
      {isReopenDue(s, dayOf(Date.now())) && (
        <Alert type="warning" showIcon title={say(stationWords.reopenDue, { day: s.pausedUntil ?? '' })} />
      )}
      {s.state !== 'closed' && months !== null && (
        <Alert type="warning" showIcon title={say(stationWords.stale, { n: months })} />
      )}
      <dl className="facts">
        {rows.map(
          ([head, says]) =>
            says && (
              <div key={head[1]}>
                <dt>{say(head)}</dt>
                <dd>{says}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

function Acts({ s }: { s: StationRow }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [doing, setDoing] = useState<StationVerb | 'edit' | null>(null);
  const confirm = useDeed((_: undefined, key) =>
    call(stationsApi.confirmStation, { params: { id: s.id }, version: s.version, key }),
  );
  const show = (next: StationRow) => {
    client.setQueryData(keyOf(stationsApi.getStation, { params: { id: s.id } }), next);
    void client.invalidateQueries({ queryKey: [stationsApi.listStations.path] });
  };
  const move = ({ reason, until }: { reason?: string; until?: Dayjs }, key: string) => {
    if (doing === null || doing === 'edit') throw new Error('nothing to do');
    const input = { verb: doing, reason: reason ?? '', ...(until && { until: until.format('YYYY-MM-DD') }) };
    return call(stationsApi.moveStation, { params: { id: s.id }, input, version: s.version, key });
  };
  const keeps = keeperRoles.some((r) => r === role);
  return (
    <section className="section">
      {confirm.problem && <Fault problem={confirm.problem} />}
      <div className="page-acts">
        {keeps && s.state !== 'closed' && (
          <Button
            type="primary"
            loading={confirm.pending}
            onClick={() => void confirm.run(undefined).then((next) => next && show(next))}
          >
            {say(w.confirm)}
          </Button>
        )}
        {keeps && <Button onClick={() => setDoing('edit')}>{say(w.edit)}</Button>}
        {s.open.map((verb) => (
          <Button key={verb} onClick={() => setDoing(verb)}>
            {say(stationVerbWords[verb])}
          </Button>
        ))}
        {s.state !== 'closed' && (
          <>
            <Button href={`/stations/${s.id}`} target="_blank">
              {say(w.page)}
            </Button>
            <Button href={`/stations/${s.id}/poster`} target="_blank">
              {say(w.poster)}
            </Button>
          </>
        )}
      </div>
      {doing === 'edit' && <StationForm before={s} close={() => setDoing(null)} done={show} />}
      {doing && doing !== 'edit' && (
        <FormDialog<{ reason?: string; until?: Dayjs }, StationRow>
          title={stationVerbWords[doing]}
          ok={stationVerbWords[doing]}
          close={() => setDoing(null)}
          done={show}
          send={move}
        >
          {doing === 'reopen' ? (
            <p>{s.name}</p>
          ) : (
            <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
              <Input.TextArea rows={2} maxLength={200} />
            </Form.Item>
          )}
          {doing === 'pause' && (
            <Form.Item name="until" label={say(w.until)}>
              <DatePicker className="wide" />
            </Form.Item>
          )}
        </FormDialog>
      )}
    </section>
  );
}
