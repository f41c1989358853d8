import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const galleryExportWords = {
  gallery: {
    says: ['作品和演出', 'Works'],
    shownAs: ['署名', 'Shown as'],
    classText: ['班级', 'Class'],
    madeOn: ['完成日期', 'Made'],
    pictures: ['图片', 'Pictures'],
    at: ['收到时间', 'Came'],
  },
  exhibitions: {
    says: ['展览', 'Exhibitions'],
    hall: ['展厅', 'Hall'],
    opensOn: ['开始', 'Opens'],
    closesOn: ['结束', 'Closes'],
    works: ['作品', 'Works'],
  },
} as const satisfies Record<string, Record<string, Word>>;
