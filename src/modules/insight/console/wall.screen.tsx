import { useQuery } from '@tanstack/react-query';
import { usePageTitle, Waiting } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, callWith, type Problem } from '#ui/web/call.ts';
import { insightConsoleWords } from '../insight.console.words.ts';
import { wallsApi } from '../walls.contract.ts';
import { wallWords as w } from '../walls.words.ts';
import { EVERY_MS, useClock, useDark, Wall } from './wall.page.tsx';

const GONE = 410;

/** A screen that holds a pass: nobody is signed in at it, it reads its one board each minute, and goes dark when the pass is taken back. */
export function WallScreen() {
  const { say } = useSay();
  useDark();
  const now = useClock();
  const ask = useQuery<Answer<typeof wallsApi.wallBoard>, Problem>({
    queryKey: [wallsApi.wallBoard.path],
    queryFn: ({ signal }) => callWith(wallsApi.wallBoard, { signal }),
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
  });
  const { data, error } = ask;
  usePageTitle(data ? say(insightConsoleWords.wallTitle, { place: data.board.place.name }) : say(w.title));
  if (error?.status === GONE)
    return (
      <main className="wall wall-over">
        <div role="alert">
          <h1>{say(w.over)}</h1>
          <p className="soft">{say(w.overHint)}</p>
        </div>
      </main>
    );
  if (!data)
    return (
      <main className="wall">
        <Waiting rows={6} />
      </main>
    );
  return <Wall board={data.board} now={now} span={data.span} isBroken={ask.isRefetchError || ask.isPaused} />;
}
