import { Button, Input } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { handoverConsoleWords as w } from '../handovers.console.words.ts';
import { type HandoverView, handoversApi } from '../handovers.contract.ts';
import { thingDecisionWords, thingKindWords } from '../handovers.words.ts';

/** What goes along with the cases: open duties, days on duty to come, stock, and what who leaves writes down. */
export function Things({ h, may, show }: { h: HandoverView; may: boolean; show: (next: HandoverView) => void }) {
  const { say } = useSay();
  const [text, write] = useState('');
  const params = { id: h.id };
  const adding = useDeed((given: string, key) =>
    call(handoversApi.addThing, { params, input: { text: given }, version: h.version, key }),
  );
  const dropping = useDeed((thingId: string, key) =>
    call(handoversApi.dropThing, { params: { ...params, thingId }, input: {}, version: h.version, key }),
  );
  const add = async () => {
    const next = await adding.run(text.trim());
    if (!next) return;
    write('');
    show(next);
  };
  const drop = async (thingId: string) => {
    const next = await dropping.run(thingId);
    if (next) show(next);
  };
  if (h.things.length === 0 && !may) return null;
  const problem = adding.problem ?? dropping.problem;
  return (
    <section className="section">
      <h2>{say(w.things)}</h2>
      {h.things.length === 0 && <p className="soft no-print">{say(w.noThings)}</p>}
      {h.things.length > 0 && (
        <Register
          rows={h.things}
          keyOf={(t) => t.id}
          columns={[
            { head: w.thingKind, cell: (t) => say(thingKindWords[t.kind]) },
            {
              head: w.thing,
              cell: (t) => (
                <>
                  {say(t.says)}{' '}
                  {may && t.kind === 'own' && (
                    <Button type="link" size="small" className="no-print" onClick={() => void drop(t.id)}>
                      {say(w.strike)}
                    </Button>
                  )}
                </>
              ),
            },
            { head: w.result, cell: (t) => (t.decision ? say(thingDecisionWords[t.decision]) : '—') },
          ]}
        />
      )}
      {may && (
        <form
          className="acts no-print"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Input
            className="filter-search"
            aria-label={say(w.addThing)}
            placeholder={say(w.addThingHint)}
            maxLength={200}
            value={text}
            onChange={(event) => write(event.target.value)}
          />
          <Button htmlType="submit" disabled={text.trim().length < 2} loading={adding.pending}>
            {say(w.addThing)}
          </Button>
        </form>
      )}
      {problem && <Fault problem={problem} />}
    </section>
  );
}
