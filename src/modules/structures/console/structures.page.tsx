import { Link } from '@tanstack/react-router';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { structuresApi } from '../structures.contract.ts';
import { structureConsoleWords as c, structureWords as w } from '../structures.words.ts';
import { useCounted } from './drawing.tsx';

/** 组织架构: every Party organisation with branches below it, and how it is called today. */
export function StructuresPage() {
  const { say } = useSay();
  const counted = useCounted();
  const ask = useAsk(structuresApi.listStructures, {});
  return (
    <>
      <PageHead title={say(w.title)} note={say(c.hint)} />
      <Read ask={ask} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(s) => s.one.id}
              columns={[
                {
                  head: w.organisation,
                  cell: (s) => (
                    <Link to="/structures/$id" params={{ id: s.one.id }}>
                      {s.one.name}
                    </Link>
                  ),
                },
                { head: w.label, cell: (s) => <strong>{s.label}</strong> },
                { head: w.branches, cell: (s) => s.branches, isFigure: true },
                { head: w.list, cell: (s) => counted(s) },
                { head: w.place, cell: (s) => s.one.placeName },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
