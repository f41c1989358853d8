import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { Answer } from '#ui/web/call.ts';
import { mandateConsoleWords as w } from '../mandates.console.words.ts';
import { mandatesApi } from '../mandates.contract.ts';
import type { ComparedField } from '../mandates.items.rules.ts';
import { comparedFieldWords, dutyWords } from '../mandates.words.ts';
import type { Item } from './mandate.bits.tsx';
import { ItemTable } from './mandate.items.tsx';
import './mandates.css';

const route = getRouteApi('/mandates/$id/compare/$otherId');
type Compared = Answer<typeof mandatesApi.compareMandates>;

/** One side of a changed item: only what differs. */
function Side({ item, fields, isAfter }: { item: Item; fields: readonly ComparedField[]; isAfter: boolean }) {
  const { say } = useSay();
  const told = (field: ComparedField) =>
    field === 'duty'
      ? say(dutyWords[item.duty])
      : field === 'words'
        ? item.words.join('、') || '—'
        : (item[field] ?? '—');
  return (
    <div>
      <h3>{say(isAfter ? w.after : w.before)}</h3>
      <dl>
        {fields.map((field) => (
          <div key={field}>
            <dt>{say(comparedFieldWords[field])}</dt>
            <dd>{isAfter ? <ins>{told(field)}</ins> : <del>{told(field)}</del>}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Differences({ answer }: { answer: Compared }) {
  const { say } = useSay();
  const { added, removed, changed } = answer;
  if (added.length + removed.length + changed.length === 0) return <Nothing title={say(w.same)} />;
  return (
    <>
      {changed.length > 0 && (
        <section className="section">
          <h2 className="here">
            {say(w.changed)} {changed.length}
          </h2>
          {changed.map((c) => (
            <article key={c.after.id} className="card">
              <h2>
                {c.after.code} {c.after.title}
              </h2>
              <div className="mandate-differs">
                <Side item={c.before} fields={c.fields} isAfter={false} />
                <Side item={c.after} fields={c.fields} isAfter />
              </div>
            </article>
          ))}
        </section>
      )}
      {[
        { word: w.added, items: added },
        { word: w.removed, items: removed },
      ].map(
        ({ word, items }) =>
          items.length > 0 && (
            <section key={word[1]} className="section">
              <h2 className="here">
                {say(word)} {items.length}
              </h2>
              <ItemTable items={items} says={word} />
            </section>
          ),
      )}
    </>
  );
}

/** What one edition says otherwise than the other. */
export function ComparePage() {
  const { say } = useSay();
  const { id, otherId } = route.useParams();
  const ask = useAsk(mandatesApi.compareMandates, { params: { id, otherId } });
  return (
    <Read ask={ask} rows={8}>
      {(answer) => (
        <>
          <PageHead
            title={say(w.differences)}
            note={[answer.before, answer.after]
              .map((l) => `${l.name} ${say(w.editionNo, { n: l.edition })}(${l.validFrom})`)
              .join(' → ')}
          >
            <ButtonLink to="/mandates/$id" params={{ id: otherId }}>
              {say(w.back)}
            </ButtonLink>
            <Button onClick={() => window.print()}>{say(kitWords.print)}</Button>
          </PageHead>
          <Differences answer={answer} />
        </>
      )}
    </Read>
  );
}
