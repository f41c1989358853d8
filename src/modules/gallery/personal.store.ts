import { sql } from 'kysely';
import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedAuthor } from './gallery.store.ts';
import { workStatusWords } from './gallery.words.ts';

export const personal: Personal = {
  held: [
    heldIn({
      name: 'works',
      says: ['您展出的作品', 'Your works on show'],
      why: ['经您同意展出', 'Shown with your consent'],
      until: ['您撤回后按期清空', 'Emptied after you take it back'],
      kept: ['凭作品单随时可以撤回,撤下后清空', 'Take it back by its slip at any time: taken down, then emptied'],
      table: 'gallery_work',
      seen: 'galleryWork',
      phone: { sealed: 'phone_sealed', name: 'name_sealed' },
      sealed: sealedAuthor,
      files: {
        of: sql`select work_id, hash, media_type from gallery_picture union all select id, paper_hash, paper_type from gallery_work where paper_hash is not null`,
        by: 'work_id',
      },
      at: 'at',
      shows: {
        title: ['作品', 'Work'],
        name_sealed: ['姓名', 'Name'],
        phone_sealed: ['电话', 'Telephone'],
        status: { says: ['状态', 'Status'], words: workStatusWords },
      },
    }),
  ],
  apart: {},
};
