import { useEffect } from 'react';

export type News = { kind: string; id: string; area: string; verb: string };

const hearers = new Set<() => void>();
/** Told that something happened in one's area, by whatever listens on this page already; returns how to stop. */
export function hearNews(heard: () => void): () => void {
  hearers.add(heard);
  return () => hearers.delete(heard);
}
const tellAll = () => {
  for (const heard of hearers) heard();
};

/** Listens to what happens in one's area; after a broken line everything is read again, for nobody knows what was missed. */
export function useLive(isOn: boolean, heard: (news: News) => void, again: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const source = new EventSource('/api/live');
    let wasBroken = false;
    const renew = () => {
      again();
      tellAll();
    };
    source.onmessage = (event: MessageEvent<string>) => {
      heard(JSON.parse(event.data) as News);
      tellAll();
    };
    source.addEventListener('again', renew);
    source.onerror = () => {
      wasBroken = true;
    };
    source.onopen = () => {
      if (wasBroken) renew();
      wasBroken = false;
    };
    return () => source.close();
  }, [isOn, heard, again]);
}
