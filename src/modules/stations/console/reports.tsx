import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Moment, Nothing, Read } from '#ui/console/parts.tsx';
import { type Column, Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { stationConsoleWords as w } from '../stations.console.words.ts';
import { type ReportRow, stationsApi } from '../stations.contract.ts';
import { keeperRoles, type ReportVerb, reportVerbs } from '../stations.rules.ts';
import { amenityWords, lacksWord, reportKindWords, reportStateWords, reportVerbWords } from '../stations.words.ts';

/** What users found, what waits on top; put right or answered with a sentence for everybody. */
export function Reports({
  area,
  stationId,
  open,
}: {
  area?: string | undefined;
  stationId?: string;
  open?: (stationId: string) => void;
}) {
  const { say } = useSay();
  const { role } = useMe();
  const [settling, settle] = useState<{ r: ReportRow; verb: ReportVerb } | null>(null);
  const query = { ...(area && { area }), ...(stationId && { stationId }) };
  const ask = useAsk(stationsApi.listReports, { query }, { keepOld: true });
  const keeps = keeperRoles.some((x) => x === role);
  const what = (r: ReportRow) =>
    r.amenity ? say(lacksWord, { amenity: say(amenityWords[r.amenity]) }) : say(reportKindWords[r.kind]);
  const name: Column<ReportRow> = { head: w.name, cell: (r) => r.station };
  const rest: readonly [Column<ReportRow>, ...Column<ReportRow>[]] = [
    { head: w.what, cell: what },
    { head: w.times, cell: (r) => r.times, isFigure: true },
    { head: w.note, cell: (r) => r.note ?? '' },
    { head: w.last, cell: (r) => <Moment at={r.lastAt} />, isFigure: true },
    { head: w.state, cell: (r) => say(reportStateWords[r.state]) },
    {
      head: w.answer,
      cell: (r) =>
        r.answer ??
        (keeps &&
          reportVerbs.map((verb) => (
            <Button key={verb} type="link" size="small" onClick={() => settle({ r, verb })}>
              {say(reportVerbWords[verb])}
            </Button>
          ))),
    },
  ];
  return (
    <>
      <ExportLine list="station-reports" filters={query} />
      <section className="section">
        {stationId && <h3>{say(w.reports)}</h3>}
        <Read ask={ask} rows={4}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing title={say(w.reportsNone)} />
            ) : (
              <Register
                rows={items}
                keyOf={(r) => r.id}
                columns={stationId ? rest : [name, ...rest]}
                {...(open && { open: (r: ReportRow) => open(r.stationId) })}
              />
            )
          }
        </Read>
        {settling && <Settle {...settling} close={() => settle(null)} />}
      </section>
    </>
  );
}

function Settle({ r, verb, close }: { r: ReportRow; verb: ReportVerb; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  return (
    <FormDialog<{ note: string }, ReportRow>
      title={reportVerbWords[verb]}
      ok={reportVerbWords[verb]}
      close={close}
      done={() => {
        for (const e of [stationsApi.listReports, stationsApi.listStations, stationsApi.getStation])
          void client.invalidateQueries({ queryKey: [e.path] });
      }}
      send={({ note }, key) =>
        call(stationsApi.settleReport, { params: { id: r.id }, input: { verb, note }, version: r.version, key })
      }
    >
      <Form.Item
        name="note"
        label={say(w.answer)}
        extra={say(w.answerHint)}
        rules={[{ required: true, message: say(w.required) }]}
      >
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
