import { Button, Form, Input, Popconfirm, Select, Upload } from 'antd';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { colon } from '#kernel/words.ts';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { galleryConsoleWords as w } from '../gallery.console.words.ts';
import { galleryApi, type PictureRow, type WorkView } from '../gallery.contract.ts';
import { type PeopleOn, peopleOn } from '../gallery.rules.ts';
import { galleryWords, peopleOnWords } from '../gallery.words.ts';
import { thumbOf, useGalleryAgain } from './gallery.page.tsx';

/** The pictures in their order, each with its words; changed only while the work is not shown. */
export function Pictures({ x }: { x: WorkView }) {
  const { say } = useSay();
  const again = useGalleryAgain();
  const [describing, describe] = useState<PictureRow | null>(null);
  const isShown = x.status === 'published';
  const ids = x.items.map((p) => p.id);
  const add = useDeed((files: readonly File[], key) =>
    call(galleryApi.addPictures, {
      params: { id: x.id },
      input: {},
      files: files.map((file) => ({ field: 'files', file })),
      key,
    }),
  );
  const order = useDeed((next: string[], key) =>
    call(galleryApi.orderPictures, { params: { id: x.id }, input: { ids: next }, key }),
  );
  const drop = useDeed((id: string, key) => call(galleryApi.dropPicture, { params: { id }, key }));
  const swap = (i: number) => {
    const next = [...ids];
    [next[i - 1], next[i]] = [next[i] ?? '', next[i - 1] ?? ''];
    void order.run(next).then((done) => done && again());
  };
  const problem = add.problem ?? order.problem ?? drop.problem;
  return (
    <section className="section">
      <h2>{say(w.pictures)}</h2>
      {problem && <Fault problem={problem} />}
      <ol className="gallery-pictures">
        {x.items.map((p, i) => (
          <li key={p.id} className="card">
            <img src={thumbOf(p.id)} alt={p.alt ?? ''} />
            <div>
              <p>{p.alt ?? <span className="gallery-lacks">{say(w.noAlt)}</span>}</p>
              {p.caption && <p className="soft">{p.caption}</p>}
              <p className="soft">
                {say(w.people)}
                {say(colon)}
                {p.people ? say(peopleOnWords[p.people]) : say(w.peopleUnknown)}
              </p>
              <div className="acts no-print">
                <Button size="small" type={p.alt ? 'default' : 'primary'} onClick={() => describe(p)}>
                  {say(w.describe)}
                </Button>
                {i > 0 && (
                  <Button size="small" onClick={() => swap(i)}>
                    {say(w.earlier)}
                  </Button>
                )}
                {!isShown && (
                  <Popconfirm
                    title={say(w.dropAsk)}
                    okText={say(w.drop)}
                    cancelText={say(w.close)}
                    onConfirm={() => void drop.run(p.id).then((done) => done && again())}
                  >
                    <Button size="small" danger>
                      {say(w.drop)}
                    </Button>
                  </Popconfirm>
                )}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {!isShown && (
        <Upload
          multiple
          accept={accept.photo}
          showUploadList={false}
          beforeUpload={(file, all) => {
            if (file === all.at(-1)) void add.run(all).then((done) => done && again());
            return false;
          }}
        >
          <Button loading={add.pending}>{say(w.addPictures)}</Button>
        </Upload>
      )}
      {describing && <Describe p={describing} x={x} close={() => describe(null)} done={again} />}
    </section>
  );
}
type Words = { alt: string; caption?: string; people?: PeopleOn };
function Describe({ p, x, close, done }: { p: PictureRow; x: WorkView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Words, WorkView>
      title={w.describe}
      start={{
        ...(p.alt && { alt: p.alt }),
        ...(p.caption && { caption: p.caption }),
        ...(p.people && { people: p.people }),
      }}
      close={close}
      done={done}
      send={(input, key) => call(galleryApi.describePicture, { params: { id: p.id }, input, key })}
    >
      <p>
        <img className="gallery-small" src={thumbOf(p.id)} alt={p.alt ?? ''} />
      </p>
      <p className="soft">{say(galleryWords.altHelp)}</p>
      <Form.Item name="alt" label={say(w.alt)} rules={required}>
        <Input.TextArea rows={4} maxLength={300} showCount />
      </Form.Item>
      <Form.Item name="caption" label={say(w.caption)}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="people" label={say(w.people)} rules={x.kind === 'performance' ? required : []}>
        <Select options={peopleOn.map((value) => ({ value, label: say(peopleOnWords[value]) }))} />
      </Form.Item>
    </FormDialog>
  );
}
