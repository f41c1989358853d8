import type { FastifyReply } from 'fastify';
import { notFound } from '#kernel/refusal.ts';
import type { Ctx } from './context.ts';
import { openFile } from './files.ts';
import type { Download } from './module.ts';

/** `bytes=0-99`, `bytes=100-`, `bytes=-50` of a file of that size, both ends included; null for anything else or beyond it. */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found || (found[1] === '' && found[2] === '')) return null;
  const start = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const end = found[1] === '' || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
  return start <= end && start < size ? { start, end } : null;
}

/**
 * Answers with a file. Photos and sound are shown in place, everything else is handed over to be kept: only photos were made
 * anew here. Telephones ask for sound in ranges, and some play none without.
 */
export async function sendFile(reply: FastifyReply, ctx: Ctx, file: Download) {
  const shown = 'hash' in file && /^(image|audio)\//.test(file.mediaType);
  reply
    .type(file.mediaType)
    .header(
      'content-disposition',
      `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    );
  if ('content' in file) return reply.header('cache-control', 'no-store').send(file.content);
  const whole = await openFile(ctx.house.files, file.hash);
  if (!whole) throw notFound();
  if (file.isAskedAgain) {
    const tag = `"${file.hash}"`;
    reply.header('cache-control', 'private, no-cache').header('etag', tag);
    if (reply.request.headers['if-none-match'] === tag) {
      whole.stream.destroy();
      return reply.status(304).send();
    }
  } else reply.header('cache-control', 'private, max-age=3600');
  reply.header('accept-ranges', 'bytes');
  const range = rangeOf(reply.request.headers.range, whole.bytes);
  if (!range) return reply.header('content-length', whole.bytes).send(whole.stream);
  whole.stream.destroy();
  const part = await openFile(ctx.house.files, file.hash, range);
  if (!part) throw notFound();
  return reply
    .status(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${whole.bytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(part.stream);
}
