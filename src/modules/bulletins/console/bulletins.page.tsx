import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { periodText } from '#modules/insight/insight.spans.rules.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type BulletinBrief, bulletinsApi } from '../bulletins.contract.ts';
import { bulletinConsoleWords as w } from '../bulletins.words.ts';

function State({ b }: { b: BulletinBrief }) {
  const { say } = useSay();
  return (
    <>
      <Tag>{say(b.isPublic ? w.isPublic : w.isInside)}</Tag>
      {b.edition > 1 && <Tag>{say(w.edition, { n: b.edition })}</Tag>}
      {b.corrections > 0 && <Tag color="warning">{say(w.corrected, { n: b.corrections })}</Tag>}
    </>
  );
}

/** What was issued here, newest first. */
export function BulletinsPage() {
  const { say, lang } = useSay();
  const ask = useAsk(bulletinsApi.listBulletins, {});
  return (
    <>
      <PageHead title={say(w.listTitle)} note={say(w.listHint)}>
        <ButtonLink primary to="/bulletins/new">
          {say(w.write)}
        </ButtonLink>
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(b) => b.id}
              columns={[
                {
                  head: w.name,
                  cell: (b) => (
                    <Link to="/bulletins/$id" params={{ id: b.id }}>
                      {lang === 'zh' ? b.title[0] : b.title[1]}
                    </Link>
                  ),
                },
                { head: w.number, cell: (b) => b.number },
                { head: w.period, cell: (b) => say(periodText(b)) },
                { head: w.issued, cell: (b) => <Moment at={b.asOf} /> },
                { head: w.state, cell: (b) => <State b={b} /> },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
