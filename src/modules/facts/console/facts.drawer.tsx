import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { factConsoleWords as w } from '../facts.console.words.ts';
import { type FactHousehold, type FactLine, type FactValue, factsApi } from '../facts.contract.ts';
import { type FactSource, factSources, factWriters, showFact } from '../facts.rules.ts';
import { factSourceWords, freshnessWords } from '../facts.words.ts';
import { FactInput } from './fact.input.tsx';
import { FactsOnPaper } from './paper.tsx';

type Kind = Answer<typeof factsApi.factKinds>['items'][number];
type Edits = Readonly<Record<string, string>>;
const lineKey = (l: Pick<FactLine, 'kind' | 'personId'>) => `${l.kind}/${l.personId ?? ''}`;

function Origin({ of }: { of: FactValue }) {
  const { say } = useSay();
  const told = say(w.fromOn, { on: of.on, owner: of.owner, source: say(factSourceWords[of.source]) });
  return (
    <small className="soft">
      {told}
      {of.validUntil && ` · ${say(w.until, { day: of.validUntil })}`}
    </small>
  );
}

function Line({
  line,
  kind,
  edit,
  set,
}: {
  line: FactLine;
  kind: Kind;
  edit: string | undefined;
  set: ((value: string) => void) | null;
}) {
  const { say, lang } = useSay();
  const label = say([kind.zh, kind.en]);
  const text = (f: FactValue) => showFact(kind, f.value, lang) + (kind.unit ? ` ${kind.unit}` : '');
  return (
    <div className="fact-line">
      <span>
        {label}{' '}
        <small className={line.state === 'stale' ? 'facts-due' : 'soft'}>{say(freshnessWords[line.state])}</small>
      </span>
      <div className="fact-value">
        {set ? (
          <FactInput of={kind} label={label} value={edit ?? line.now?.value ?? ''} change={set} />
        ) : (
          <strong>{line.now ? text(line.now) : '—'}</strong>
        )}
        {set && line.state === 'stale' && edit === undefined && line.now && (
          <Button size="small" onClick={() => set(line.now?.value ?? '')}>
            {say(w.still)}
          </Button>
        )}
        {line.now && <Origin of={line.now} />}
        {line.others.length > 0 && (
          <details>
            <summary className="soft small">
              {say(w.earlier)} {line.others.length}
            </summary>
            <ul className="plain">
              {line.others.map((f) => (
                <li key={f.id}>
                  {text(f)} <Origin of={f} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}

function Facts({ of, kinds, written }: { of: FactHousehold; kinds: readonly Kind[]; written: () => void }) {
  const { say } = useSay();
  const { message } = App.useApp();
  const me = useMe();
  const mayWrite = factWriters.some((role) => role === me.role);
  const [edits, keep] = useState<Edits>({});
  // When it was written: a second try says the same.
  const [madeAt, made] = useState('');
  const [source, setSource] = useState<FactSource>('said');
  const values = of.lines.flatMap((l) => {
    const value = edits[lineKey(l)]?.trim();
    return value ? [{ kind: l.kind, value, ...(l.personId && { personId: l.personId }) }] : [];
  });
  const edit = (key: string, value: string) => {
    keep({ ...edits, [key]: value });
    made(new Date().toISOString());
  };
  const given = { madeAt, source, values };
  const deed = useDeed((g: typeof given, key) =>
    call(factsApi.writeFacts, {
      params: { id: of.id },
      input: { captured: { id: key, madeAt: g.madeAt }, source: g.source, values: g.values },
      key,
    }),
  );
  const write = async () => {
    if (!(await deed.run(given))) return;
    keep({});
    void message.success(say(w.saved, { n: values.length }));
    written();
  };
  const groups = [{ personId: null, name: say(w.ofHousehold) }, ...of.members];
  return (
    <>
      <p className="soft">
        {of.placeName} {of.address}
      </p>
      <FactsOnPaper of={of} kinds={kinds} />
      {mayWrite && <p className="soft small">{say(w.writeHint)}</p>}
      {groups.map((group) => (
        <section key={group.personId ?? 'household'} className="fact-group">
          <h2>{group.name}</h2>
          {of.lines
            .filter((l) => l.personId === group.personId)
            .map((line) => {
              const kind = kinds.find((k) => k.key === line.kind);
              const key = lineKey(line);
              const set = mayWrite ? (value: string) => edit(key, value) : null;
              return kind && <Line key={key} line={line} kind={kind} edit={edits[key]} set={set} />;
            })}
        </section>
      ))}
      {deed.problem && <Fault problem={deed.problem} />}
      {mayWrite && (
        <div className="fact-write">
          <Select<FactSource>
            aria-label={say(w.source)}
            value={source}
            options={factSources.map((value) => ({ value, label: say(factSourceWords[value]) }))}
            onChange={setSource}
          />
          <Button type="primary" disabled={values.length === 0} loading={deed.pending} onClick={() => void write()}>
            {say(w.write)} {values.length > 0 && values.length}
          </Button>
        </div>
      )}
    </>
  );
}

/** One household: each fact with where it comes from, and a place to write what changed. */
export function FactsDrawer({ id, close, changed }: { id: string; close: () => void; changed: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const found = useAsk(factsApi.getFacts, { params: { id } });
  const kinds = useAsk(factsApi.factKinds, {});
  return (
    <Drawer open size={560} onClose={close} title={found.data?.head ?? say(w.title)}>
      <Read ask={found} rows={8}>
        {(of) => (
          <Read ask={kinds}>
            {({ items }) => (
              <Facts
                of={of}
                kinds={items}
                written={() => {
                  void client.invalidateQueries({ queryKey: keyOf(factsApi.getFacts, { params: { id } }) });
                  changed();
                }}
              />
            )}
          </Read>
        )}
      </Read>
    </Drawer>
  );
}
