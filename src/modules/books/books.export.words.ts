import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const booksExportWords = {
  readingRooms: {
    says: ['阅览室', 'Reading rooms'],
    address: ['地址', 'Address'],
    hours: ['时间', 'Hours'],
    phone: ['电话', 'Telephone'],
    titles: ['种数', 'Titles'],
    copies: ['册数', 'Copies'],
    lent: ['借出', 'Lent'],
  },
  books: {
    says: ['馆藏目录', 'Catalogue'],
    isbnText: ['ISBN', 'ISBN'],
    title: ['书名', 'Title'],
    authors: ['作者', 'Authors'],
    publisher: ['出版社', 'Publisher'],
    year: ['年份', 'Year'],
    class: ['分类', 'Class'],
    forChildren: ['少儿', 'For children'],
    copies: ['册数', 'Copies'],
    free: ['在架', 'Free'],
    waiting: ['预约', 'Waiting'],
  },
} as const satisfies Record<string, Record<string, Word>>;
