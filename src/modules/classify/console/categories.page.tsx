import { useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { accept } from '#kernel/accept.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { classifyApi } from '../classify.contract.ts';
import { classifyWords as w } from '../classify.words.ts';

type Quality = z.output<typeof classifyApi.quality.output>;
type Line = { category: string; examples: number; accepted: number; changed: number };

/** One line a category: what it was learned from, and what people chose where it was suggested. */
function linesOf({ model, judged }: Quality): Line[] {
  const lines = new Map<string, Line>();
  for (const { category, examples } of model?.categories ?? [])
    lines.set(category, { category, examples, accepted: 0, changed: 0 });
  for (const { category, accepted, changed } of judged)
    lines.set(category, { category, examples: lines.get(category)?.examples ?? 0, accepted, changed });
  return [...lines.values()];
}

const shareOf = ({ accepted, changed }: Line) =>
  accepted + changed === 0 ? '–' : `${Math.round((accepted / (accepted + changed)) * 100)}%`;

function Agreement({ quality }: { quality: Quality }) {
  const { say } = useSay();
  const { model } = quality;
  return (
    <section className="card">
      <h2>{say(w.accuracy)}</h2>
      <p className="soft">{say(w.accuracyHint)}</p>
      {!model ? (
        <Nothing title={say(w.noModel)} hint={say(w.noModelHint)} />
      ) : (
        <>
          <p>
            {say(w.learnedFrom, { n: model.examples })} · {say(w.learnedAt)} <Moment at={model.learnedAt} />
          </p>
          <Register
            rows={linesOf(quality)}
            keyOf={(line) => line.category}
            columns={[
              { head: w.category, cell: (line) => line.category },
              { head: w.examples, cell: (line) => line.examples, isFigure: true },
              { head: w.accepted, cell: (line) => line.accepted, isFigure: true },
              { head: w.changed, cell: (line) => line.changed, isFigure: true },
              { head: w.rate, cell: shareOf, isFigure: true },
            ]}
          />
        </>
      )}
    </section>
  );
}

/** What the machine does and what it never does, said to everybody who works with it (domain §12.18). */
function Limits() {
  const { say } = useSay();
  return (
    <section className="card">
      <h2>{say(w.may)}</h2>
      <p>{say(w.mayList)}</p>
      <h2>{say(w.mayNot)}</h2>
      <p>{say(w.mayNotList)}</p>
    </section>
  );
}

function Terms({ terms }: { terms: number }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const deed = useDeed((file: File, key) =>
    call(classifyApi.importTerms, { files: [{ field: 'file', file }], input: {}, key }),
  );
  const [done, tell] = useState<{ terms: number; categories: number } | null>(null);
  const send = async (file: File) => {
    const answer = await deed.run(file);
    if (!answer) return;
    tell(answer);
    void client.invalidateQueries({ queryKey: [classifyApi.quality.path] });
  };
  return (
    <section className="card">
      <h2>{say(w.terms)}</h2>
      <p>{terms > 0 ? say(w.termsCount, { n: terms }) : say(w.termsNone)}</p>
      {role === 'systemAdmin' && (
        <>
          <p className="soft">{say(w.termsHint)}</p>
          <Upload
            accept={accept.table}
            showUploadList={false}
            beforeUpload={(file) => {
              void send(file);
              return false;
            }}
          >
            <Button loading={deed.pending}>{say(w.termsImport)}</Button>
          </Upload>
          {done && <p role="status">{say(w.termsDone, done)}</p>}
          {deed.problem && <Fault problem={deed.problem} />}
        </>
      )}
    </section>
  );
}

/** How good the suggestions are, where they come from, and what the machine may not do. */
export function CategoriesPage() {
  const { say } = useSay();
  const ask = useAsk(classifyApi.quality, {});
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)} />
      <Read ask={ask} rows={8}>
        {(quality) => (
          <>
            <Agreement quality={quality} />
            <Terms terms={quality.terms} />
          </>
        )}
      </Read>
      <Limits />
    </>
  );
}
