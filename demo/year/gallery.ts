import { showWork } from '#demo/gallery.ts';
import { addExhibition, hangWorks } from '#modules/gallery/index.ts';
import { at, dayIn } from './days.ts';
import { worksOfYear } from './gallery.pictures.ts';
import { count, given, type Stage } from './stage.ts';

/* 展廊: what the classes and neighbours made in the year, agreed to and shown as it was finished; at its end some of it hangs in the hall. */

const LINE = 'gallery';
export function putGallery(stage: Stage): void {
  const line = stage.clock.line(LINE);
  const shown: string[] = [];
  for (const [i, w] of worksOfYear.entries()) {
    const day = dayIn(w.month, 16 + (i % 3) * 3);
    line.put(at(day, '14:20'), async (now) => {
      const as = (login: string, later: number) => stage.as(login, now.add({ hours: 24 * later }));
      const phone = `1990000${1790 + i}`;
      const on = { madeOn: day.subtract({ days: 9 }).toString(), on: day.toString() };
      const id = await showWork(stage.house, as, w, { ...on, phone, isAgreed: true });
      if (w.month >= 10 || w.month === 6) shown.push(id);
      count(stage.tally, 'works');
    });
  }
  line.put(at(dayIn(12, 26), '10:00'), async (now) => {
    const hall = { title: '2025 年学员作品年展', about: '两个学期下来，各班推了几件。', hall: '玉泉区老年大学展厅' };
    const input = { ...hall, area: '150104', opensOn: '2025-12-28' };
    const { id } = await addExhibition(stage.as('ning', now), { ...given, input });
    await hangWorks(stage.as('ning', now), { ...given, params: { id }, input: { ids: shown } });
    count(stage.tally, 'exhibitions');
  });
}
