import { exportOf } from '#kernel/export.ts';
import { roleWords } from '#kernel/roles.words.ts';
import { exportsApi } from './exports.contract.ts';
import { exportEndWords, exportFormatWords, exportPurposeWords, exportWords as w } from './exports.words.ts';

export const exportLog = exportOf(exportsApi.listExports, 'items', {
  name: 'exports',
  says: w.title,
  columns: {
    number: 'text',
    at: 'moment',
    who: { head: w.who, isPersonal: true },
    role: { head: w.role, as: roleWords },
    unit: 'text',
    title: { head: w.list },
    filters: { head: w.filters, of: (e) => Object.entries(e.filters).map(([k, v]) => `${k}=${v}`) },
    purpose: { head: w.purpose, as: exportPurposeWords },
    words: { head: w.words, width: 30 },
    format: exportFormatWords,
    isPersonal: { head: w.personal, as: 'yes' },
    rows: { head: w.rows, as: 'number' },
    ended: { head: w.ended, of: (e) => exportEndWords[e.ended ?? 'waiting'][0] },
  },
});
