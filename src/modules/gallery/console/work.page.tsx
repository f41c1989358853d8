import { getRouteApi } from '@tanstack/react-router';
import { Button, Form, Input, Popconfirm, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { galleryConsoleWords as w } from '../gallery.console.words.ts';
import { galleryApi, type WorkView } from '../gallery.contract.ts';
import type { WorkVerb } from '../gallery.rules.ts';
import { workKindWords, workStatusWords, workVerbWords } from '../gallery.words.ts';
import { ConsentPart } from './consent.tsx';
import { useGalleryAgain } from './gallery.page.tsx';
import { Pictures } from './pictures.tsx';
import { WorkForm } from './work.form.tsx';
import './gallery.css';

const route = getRouteApi('/gallery/$id');
export function WorkPage() {
  const { id } = route.useParams();
  const ask = useAsk(galleryApi.getWork, { params: { id } });
  return (
    <Read ask={ask} rows={6}>
      {(x) => <Work x={x} />}
    </Read>
  );
}
/** One work: its pictures in words, its author's consent, and what may be done with it now. */
function Work({ x }: { x: WorkView }) {
  const { say } = useSay();
  const again = useGalleryAgain();
  const [isEditing, edit] = useState(false);
  const about = [say(workKindWords[x.kind]), x.shownAs, x.classText, x.madeOn, x.placeName].filter(Boolean);
  return (
    <>
      <PageHead title={x.title} note={about.join(' · ')}>
        <Acts x={x} />
        <Button onClick={() => edit(true)}>{say(w.edit)}</Button>
        <ButtonLink to="/gallery">{say(w.back)}</ButtonLink>
      </PageHead>
      <p>
        <Tag color={x.status === 'published' ? 'success' : 'default'}>{say(workStatusWords[x.status])}</Tag>
        {x.endedBy && (
          <span className="soft">
            {say(w.endedBy)} {say(w[x.endedBy])} · {say(w.gone)} {x.reason}
          </span>
        )}
      </p>
      {x.about && <p>{x.about}</p>}
      <Pictures x={x} />
      <ConsentPart x={x} />
      {isEditing && <WorkForm before={x} close={() => edit(false)} done={again} />}
    </>
  );
}

type Moving = Exclude<WorkVerb, 'agreeAgain'>;
function Acts({ x }: { x: WorkView }) {
  const { say } = useSay();
  const again = useGalleryAgain();
  const [asking, ask] = useState<Moving | null>(null);
  const move = useDeed((verb: Moving, key) =>
    call(galleryApi.moveWork, { params: { id: x.id }, input: { verb }, version: x.version, key }),
  );
  const open = x.open.filter((v): v is Moving => v !== 'agreeAgain');
  return (
    <>
      {open.includes('publish') && (
        <Popconfirm
          title={say(workVerbWords.publish)}
          okText={say(workVerbWords.publish)}
          cancelText={say(w.close)}
          onConfirm={() => void move.run('publish').then((done) => done && again())}
        >
          <Button type="primary">{say(workVerbWords.publish)}</Button>
        </Popconfirm>
      )}
      {x.closed.map(({ verb, says }) => (
        <Tooltip key={verb} title={say(says)}>
          <Button disabled aria-label={`${say(workVerbWords[verb])}${say(colon)}${say(says)}`}>
            {say(workVerbWords[verb])}
          </Button>
        </Tooltip>
      ))}
      {open
        .filter((v) => v !== 'publish')
        .map((verb) => (
          <Button key={verb} onClick={() => ask(verb)}>
            {say(workVerbWords[verb])}
          </Button>
        ))}
      {move.problem && <Fault problem={move.problem} />}
      {asking && (
        <FormDialog<{ reason?: string }, WorkView>
          title={workVerbWords[asking]}
          ok={workVerbWords[asking]}
          close={() => ask(null)}
          done={again}
          send={({ reason }, key) =>
            call(galleryApi.moveWork, {
              params: { id: x.id },
              input: { verb: asking, ...(reason && { reason }) },
              version: x.version,
              key,
            })
          }
        >
          <p>{say(w.gone)}</p>
          <Form.Item name="reason" label={say(w.reason)}>
            <Input maxLength={300} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
