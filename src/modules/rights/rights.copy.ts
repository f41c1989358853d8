import { Readable } from 'node:stream';
import { tell } from '#kernel/tell.ts';
import type { Ctx } from '#platform/context.ts';
import { openFile } from '#platform/files.ts';
import type { Download } from '#platform/module.ts';
import type { HeldFile, Subject } from '#platform/personal.ts';
import { type Part, zipOf } from '#platform/zip.ts';
import { copyPage } from './portal/copy.page.tsx';
import { rightsWords as w } from './rights.portal.words.ts';
import type { Opened, Section } from './rights.subject.ts';

/** What a photo or a sound is called by its kind; what none of them is keeps the last part of its type. */
const endings: Readonly<Record<string, string>> = { jpeg: 'jpg', mpeg: 'mp3', mp4: 'm4a' };
const endingOf = (mediaType: string): string => {
  const last =
    mediaType
      .split('/')
      .at(-1)
      ?.replace(/[^a-z0-9]/g, '') || 'bin';
  return endings[last] ?? last;
};

/** Where each file lies in the copy: by the kind of its record. The same content that came with two records lies there once. */
function filesOf(sections: readonly Section[]): Map<string, HeldFile & { name: string }> {
  const files = new Map<string, HeldFile & { name: string }>();
  for (const { name, rows } of sections)
    for (const file of rows.flatMap((r) => r.files ?? []))
      if (!files.has(file.hash))
        files.set(file.hash, { ...file, name: `files/${name}-${files.size + 1}.${endingOf(file.mediaType)}` });
  return files;
}

/** As data, for other programs (PIPL 45: to take along to another). */
function asData(ctx: Ctx, s: Subject, { sections, readings }: Opened, nameOf: (hash: string) => string): string {
  const content = {
    madeAt: ctx.now.toString(),
    of: s.name,
    held: sections.map(({ name, says, why, until, kept, rows }) => ({
      ...{ name, says, why, until, kept },
      records: rows.map((r) => ({
        ...{ id: r.id, at: r.at, values: r.lines.map((l) => ({ says: l.says, text: l.text })) },
        files: (r.files ?? []).map((f) => nameOf(f.hash)),
      })),
    })),
    readings: readings.map((r) => ({ ...r, at: r.at.toString() })),
  };
  return JSON.stringify(content, null, 1);
}

/**
 * Everything of one person in one archive: a page to read and print, the same as data, and the photos, sounds and papers themselves. It is written
 * while it is sent and kept nowhere here.
 */
export function copyOf(ctx: Ctx, s: Subject, opened: Opened) {
  const files = filesOf(opened.sections);
  const nameOf = (hash: string): string => files.get(hash)?.name ?? '';
  const name = tell(w.fileName, ctx.lang);
  const parts: Part[] = [
    { path: `${name}.html`, chunks: [copyPage(ctx, s, opened, nameOf)] },
    { path: `${name}.json`, chunks: [asData(ctx, s, opened, nameOf)] },
    ...[...files.values()].map((f) => ({ path: f.name, chunks: read(ctx, f) })),
  ];
  return { mediaType: 'application/zip', name: `${name}.zip`, content: Readable.from(zipOf(parts)) } satisfies Download;
}
async function* read(ctx: Ctx, { hash, name }: HeldFile & { name: string }): AsyncGenerator<Uint8Array> {
  const kept = await openFile(ctx.house.files, hash);
  // A row names it, and it is not there: an archive without a word about it would pass for whole.
  if (!kept) throw new Error(`a kept file is missing: ${name}`);
  yield* kept.stream as AsyncIterable<Uint8Array>;
}
