import type { FastifyRequest } from 'fastify';
import { Refused } from '#kernel/refusal.ts';
import { FileRefused } from './file-refused.ts';
import { type Files, storeUpload } from './files.ts';
import type { Upload } from './module.ts';

/** Reads a multipart form: its texts, and its files checked, cleaned and stored. A file that is refused refuses the form. */
export async function readMultipart(
  request: FastifyRequest,
  store: Files,
): Promise<{ form: Record<string, string>; files: Upload[] }> {
  const form: Record<string, string> = {};
  const files: Upload[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') form[part.fieldname] = String(part.value);
    else if (!part.filename) part.file.resume();
    else {
      try {
        files.push({
          ...(await storeUpload(store, part.file)),
          field: part.fieldname,
          name: part.filename.slice(0, 120),
        });
      } catch (error) {
        part.file.resume();
        if (!(error instanceof FileRefused)) throw error;
        throw new Refused(error.code, error.status, error.says, {
          values: error.values,
          faults: [{ field: part.fieldname, rule: error.code, says: error.says, values: error.values }],
        });
      }
    }
  }
  return { form, files };
}
