import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { stationConsoleWords as w } from '../stations.console.words.ts';
import { boxRoles, stationsApi } from '../stations.contract.ts';

type Sides = { south: number; west: number; north: number; east: number };
const sides = ['south', 'north', 'west', 'east'] as const;

/** The rectangles places lie in; a position outside is refused. */
export function Boxes() {
  const { say } = useSay();
  const { role, area } = useMe();
  const client = useQueryClient();
  const [isSetting, setSetting] = useState(false);
  const ask = useAsk(stationsApi.listBoxes, {});
  const maySet = boxRoles.some((r) => r === role);
  return (
    <section className="section">
      <p className="soft">{say(w.boxesHint)}</p>
      {maySet && (
        <p>
          <Button onClick={() => setSetting(true)}>{say(w.setBox)}</Button>
        </p>
      )}
      <Read ask={ask} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.boxesNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(b) => b.area}
              columns={[
                { head: w.place, cell: (b) => b.placeName },
                { head: w.south, cell: (b) => b.south, isFigure: true },
                { head: w.north, cell: (b) => b.north, isFigure: true },
                { head: w.west, cell: (b) => b.west, isFigure: true },
                { head: w.east, cell: (b) => b.east, isFigure: true },
              ]}
            />
          )
        }
      </Read>
      {isSetting && (
        <FormDialog<Sides & { area: string }, Sides & { area: string; placeName: string }>
          title={w.setBox}
          start={{ area, ...ask.data?.items.find((b) => b.area === area) }}
          close={() => setSetting(false)}
          done={() => void client.invalidateQueries({ queryKey: [stationsApi.listBoxes.path] })}
          send={({ area: of, south, west, north, east }, key) =>
            call(stationsApi.putBox, { params: { area: of }, input: { south, west, north, east }, key })
          }
        >
          <Form.Item name="area" label={say(w.place)} rules={[{ required: true, message: say(w.required) }]}>
            <PlacePicker label={say(w.place)} />
          </Form.Item>
          {sides.map((side) => (
            <Form.Item
              key={side}
              name={side}
              label={say(w[side])}
              rules={[{ required: true, message: say(w.required) }]}
            >
              <InputNumber className="wide" controls={false} />
            </Form.Item>
          ))}
        </FormDialog>
      )}
    </section>
  );
}
