import { z } from 'zod';
import { type Api, endpoint } from '#kernel/endpoint.ts';
import { id, moment, text } from '#kernel/fields.ts';

const of = z.object({ kind: text(40, 3), subject: text(80, 1) });
export const sheetView = z.object({ code: z.string(), link: z.string(), title: z.string() });
export type SheetView = z.output<typeof sheetView>;

export const papersApi = {
  getPaper: endpoint({
    method: 'GET',
    path: '/api/papers',
    allow: 'staff',
    says: ['一条记录的纸质表:编号和已交回的', 'The form on paper of a record, and the scans that came back'],
    query: of,
    output: z.object({
      sheet: sheetView.nullable(),
      scans: z.array(z.object({ id, name: z.string(), mediaType: z.string(), by: z.string(), at: moment })),
    }),
  }),
  printPaper: endpoint({
    method: 'POST',
    path: '/api/papers',
    allow: 'staff',
    says: ['打印一张带二维码的纸质表', 'Print a form with its code; printed again it has the same one'],
    input: of,
    output: sheetView,
  }),
  printPapers: endpoint({
    method: 'POST',
    path: '/api/papers/pile',
    allow: 'staff',
    says: ['一次打印一叠带二维码的纸质表', 'Print a pile of forms, each with its own code'],
    input: z.object({ kind: text(40, 3), subjects: z.array(text(80, 1)).min(1).max(200) }),
    output: z.object({ sheets: z.array(sheetView.extend({ subject: z.string() })) }),
  }),
  paperScan: endpoint({
    method: 'GET',
    path: '/api/papers/scans/:id',
    allow: 'staff',
    says: ['看一份交回的纸质件', 'One scan that came back'],
    params: z.object({ id }),
    output: z.unknown(),
    download: true,
  }),
} as const satisfies Api;
