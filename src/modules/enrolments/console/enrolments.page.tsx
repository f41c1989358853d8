import { useNavigate } from '@tanstack/react-router';
import { Tag } from 'antd';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { drawStateWords, enrolmentConsoleWords as w } from '../enrolments.console.words.ts';
import { type ClassLine, enrolmentsApi } from '../enrolments.contract.ts';
import { enrolmentWords } from '../enrolments.words.ts';

/** 报名: every class with how full it is; a class opens its list, its line and its draw. */
export function EnrolmentsPage() {
  const { say } = useSay();
  const navigate = useNavigate();
  const ask = useAsk(enrolmentsApi.enrolmentClasses, { query: {} });
  const how = (c: ClassLine) =>
    c.mode === 'first_come' ? (
      say(enrolmentWords.firstCome)
    ) : (
      <>
        {say(enrolmentWords.lottery)} {c.draw && <Tag>{say(drawStateWords[c.draw])}</Tag>}
      </>
    );
  return (
    <>
      <PageHead title={say(enrolmentWords.title)} note={say(w.hint)}>
        <ExportButton list="enrolments" />
      </PageHead>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              open={(c) => void navigate({ to: '/enrolments/$id', params: { id: c.id } })}
              columns={[
                { head: w.klass, cell: (c) => c.name },
                { head: w.term, cell: (c) => c.term },
                { head: w.mode, cell: how },
                {
                  head: w.window,
                  cell: (c) =>
                    c.isCancelled ? (
                      <Tag>{say(w.cancelled)}</Tag>
                    ) : (
                      <span>
                        <Moment at={c.opensAt} /> – <Moment at={c.closesAt} />
                      </span>
                    ),
                },
                { head: w.seats, cell: (c) => c.seats, isFigure: true },
                { head: w.seated, cell: (c) => c.seated, isFigure: true },
                { head: w.offered, cell: (c) => c.offered || '', isFigure: true },
                { head: w.waiting, cell: (c) => c.waiting || '', isFigure: true },
                { head: w.applied, cell: (c) => c.applied || '', isFigure: true },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
