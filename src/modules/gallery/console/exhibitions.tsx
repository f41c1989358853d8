import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { galleryConsoleWords as w } from '../gallery.console.words.ts';
import { type ExhibitionView, galleryApi } from '../gallery.contract.ts';
import { useGalleryAgain } from './gallery.page.tsx';

type Open = { what: 'edit' | 'hang' | 'labels'; e: ExhibitionView } | { what: 'add'; e: null };
/** Named sets of works with a day of opening. */
export function Exhibitions() {
  const { say } = useSay();
  const again = useGalleryAgain();
  const ask = useAsk(galleryApi.listExhibitions, {});
  const [open, show] = useState<Open | null>(null);
  const close = () => show(null);
  return (
    <>
      <p className="no-print">
        <Button onClick={() => show({ what: 'add', e: null })}>{say(w.addExhibition)}</Button>
      </p>
      <Read ask={ask} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noExhibitions)} hint={say(w.noExhibitionsHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(e) => e.id}
              open={(e) => show({ what: 'edit', e })}
              columns={[
                { head: w.exhibitionTitle, cell: (e) => e.title },
                { head: w.opensOn, cell: (e) => e.opensOn },
                { head: w.closesOn, cell: (e) => e.closesOn ?? '' },
                { head: w.hall, cell: (e) => e.hall ?? '' },
                { head: w.place, cell: (e) => e.placeName },
                { head: w.works, cell: (e) => e.works.length, isFigure: true },
                {
                  head: w.hang,
                  cell: (e) => (
                    <div className="acts no-print">
                      <ExportButton list="exhibitions" />
                      <Button
                        size="small"
                        aria-label={`${say(w.hang)} ${e.title}`}
                        onClick={() => show({ what: 'hang', e })}
                      >
                        {say(w.hang)}
                      </Button>
                      <Button
                        size="small"
                        aria-label={`${say(w.labels)} ${e.title}`}
                        onClick={() => show({ what: 'labels', e })}
                      >
                        {say(w.labels)}
                      </Button>
                    </div>
                  ),
                },
              ]}
            />
          )
        }
      </Read>
      {(open?.what === 'add' || open?.what === 'edit') && <ExhibitionForm before={open.e} close={close} done={again} />}
      {open?.what === 'hang' && <Hang e={open.e} close={close} done={again} />}
      {open?.what === 'labels' && <Labels e={open.e} close={close} />}
    </>
  );
}
type Values = { area: string; title: string; about?: string; opensOn: Dayjs; closesOn?: Dayjs; hall?: string };
type FormProps = { before: ExhibitionView | null; close: () => void; done: () => void };
function ExhibitionForm({ before, close, done }: FormProps) {
  const { say } = useSay();
  const { area } = useMe();
  const required = [{ required: true, message: say(w.required) }];
  const start: Partial<Values> = before
    ? {
        ...{ title: before.title, opensOn: dayjs(before.opensOn) },
        ...(before.closesOn && { closesOn: dayjs(before.closesOn) }),
        ...(before.about && { about: before.about }),
        ...(before.hall && { hall: before.hall }),
      }
    : { area, opensOn: dayjs() };
  return (
    <FormDialog<Values, ExhibitionView>
      title={before ? w.editExhibition : w.addExhibition}
      start={start}
      close={close}
      done={done}
      send={({ area: at, opensOn, closesOn, ...v }, key) => {
        const days = {
          opensOn: opensOn.format('YYYY-MM-DD'),
          ...(closesOn && { closesOn: closesOn.format('YYYY-MM-DD') }),
        };
        const input = { ...v, ...days };
        return before
          ? call(galleryApi.changeExhibition, { params: { id: before.id }, input, version: before.version, key })
          : call(galleryApi.addExhibition, { input: { ...input, area: at }, key });
      }}
    >
      <Form.Item name="title" label={say(w.exhibitionTitle)} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="opensOn" label={say(w.opensOn)} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="closesOn" label={say(w.closesOn)}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="hall" label={say(w.hall)}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="about" label={say(w.about)}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      {!before && (
        <Form.Item name="area" label={say(w.place)} rules={required}>
          <PlacePicker label={say(w.place)} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
function Hang({ e, close, done }: { e: ExhibitionView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const shown = useAsk(galleryApi.listWorks, { query: { status: 'published' } });
  return (
    <FormDialog<{ ids: string[] }, ExhibitionView>
      title={w.hang}
      start={{ ids: e.works.map((x) => x.id) }}
      close={close}
      done={done}
      send={(input, key) => call(galleryApi.hangWorks, { params: { id: e.id }, input, key })}
    >
      <p className="soft">{say(w.hangHint)}</p>
      <Form.Item name="ids" label={say(w.works)}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={(shown.data?.items ?? []).map((x) => ({
            value: x.id,
            label: [x.title, x.shownAs].filter(Boolean).join(' · '),
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
/** Labels for the wall, eight on a page, to be cut. */
function Labels({ e, close }: { e: ExhibitionView; close: () => void }) {
  const { say } = useSay();
  return (
    <Modal
      open
      width={820}
      title={say(w.labels)}
      className="gallery-paper-dialog"
      onCancel={close}
      okText={say(w.print)}
      cancelText={say(w.close)}
      onOk={() => window.print()}
    >
      <ul className="gallery-paper gallery-labels">
        {e.works.map((x) => (
          <li key={x.id}>
            <strong>{x.title}</strong>
            <p>{[x.shownAs, x.classText].filter(Boolean).join(' · ')}</p>
            <p>{x.madeOn}</p>
            {x.about && <p className="gallery-about">{x.about}</p>}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
