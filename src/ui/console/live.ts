import { useEffect } from 'react';

export type News = { kind: string; id: string; area: string; verb: string };

/** Listens to what happens in one's area; after a broken line everything is read again, for nobody knows what was missed. */
export function useLive(isOn: boolean, heard: (news: News) => void, again: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const source = new EventSource('/api/live');
    let wasBroken = false;
    source.onmessage = (event: MessageEvent<string>) => heard(JSON.parse(event.data) as News);
    source.addEventListener('again', again);
    source.onerror = () => {
      wasBroken = true;
    };
    source.onopen = () => {
      if (wasBroken) again();
      wasBroken = false;
    };
    return () => source.close();
  }, [isOn, heard, again]);
}
