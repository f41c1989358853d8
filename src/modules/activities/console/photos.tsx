import { Button, Form, Input, Segmented, Upload } from 'antd';
import { useState } from 'react';
import { accept } from '#kernel/accept.ts';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityView, activitiesApi } from '../activities.contract.ts';
import { type PhotoShows, photoShows } from '../activities.rules.ts';
import { photoShowsWords } from '../activities.words.ts';

type Props = { a: ActivityView; show: (a: ActivityView) => void };
/** Pictures, which nobody has to take; whoever is on one may have it taken away. */
export function Photos({ a, show }: Props) {
  const { say } = useSay();
  const [isAdding, add] = useState(false);
  const mayKeep = a.rule.recordRoles.includes(useMe().role);
  const drop = useDeed((photoId: string, key) =>
    call(activitiesApi.dropActivityPhoto, { params: { id: a.id, photoId }, input: {}, key }),
  );
  if (a.photos.length === 0 && !mayKeep) return null;
  const url = (photoId: string, size: 'full' | 'thumb') =>
    urlOf(activitiesApi.activityPhoto, { params: { id: a.id, photoId }, query: { size } });
  return (
    <section className="section">
      <h2>{say(w.photos)}</h2>
      <p className="soft">{say(a.photos.length === 0 ? w.photosNone : w.photoHint)}</p>
      {mayKeep && (
        <Button className="no-print" onClick={() => add(true)}>
          {say(w.addPhoto)}
        </Button>
      )}
      {drop.problem && <Fault problem={drop.problem} />}
      <ul className="activity-photos">
        {a.photos.map((p) => (
          <li key={p.id}>
            <a href={url(p.id, 'full')} target="_blank" rel="noreferrer">
              <img src={url(p.id, p.hasThumb ? 'thumb' : 'full')} alt={p.name} loading="lazy" />
            </a>
            {p.shows === 'things' && <p className="soft">{say(photoShowsWords.things)}</p>}
            {p.people && <p className="soft">{say(w.peopleAre, { people: p.people })}</p>}
            {p.agreed && <p className="soft">{say(w.agreedBy, { agreed: p.agreed })}</p>}
            {mayKeep && (
              <Button
                size="small"
                className="no-print"
                onClick={() => void drop.run(p.id).then((next) => next && show(next))}
              >
                {say(w.dropPhoto)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAdding && <Add a={a} show={show} close={() => add(false)} />}
    </section>
  );
}

type Entry = { files: File[]; shows: PhotoShows; people?: string; agreed?: string };
/** One picture at a time, so that each has its own people and their own word. */
function Add({ a, show, close }: Props & { close: () => void }) {
  const { say } = useSay();
  const [file, choose] = useState<File | null>(null);
  const required = [{ required: true, message: say(w.required_) }];
  return (
    <FormDialog<Entry, ActivityView>
      title={w.addPhoto}
      start={{ shows: 'things' }}
      close={close}
      done={show}
      send={({ files: _files, ...input }, key) =>
        call(activitiesApi.uploadActivityPhoto, {
          params: { id: a.id },
          input: input.shows === 'things' ? { shows: 'things' } : input,
          files: file ? [{ field: 'files', file }] : [],
          key,
        })
      }
    >
      <p className="soft">{say(w.photoOnce)}</p>
      <Form.Item name="files" getValueFromEvent={() => []}>
        <Upload
          accept={accept.photo}
          maxCount={1}
          beforeUpload={(chosen) => {
            choose(chosen);
            return false;
          }}
          fileList={file ? [{ uid: '1', name: file.name, size: file.size }] : []}
          onRemove={() => choose(null)}
        >
          <Button>{say(w.choosePhoto)}</Button>
        </Upload>
      </Form.Item>
      <Form.Item name="shows" label={say(w.shows)}>
        <Segmented options={photoShows.map((value) => ({ value, label: say(photoShowsWords[value]) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Entry, now: Entry) => before.shows !== now.shows}>
        {(form) =>
          form.getFieldValue('shows') === 'people' && (
            <>
              <Form.Item name="people" label={say(w.people)} rules={required}>
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name="agreed" label={say(w.agreed)} rules={required}>
                <Input maxLength={200} />
              </Form.Item>
            </>
          )
        }
      </Form.Item>
    </FormDialog>
  );
}
