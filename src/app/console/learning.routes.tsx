import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readBookSearch } from '#modules/books/console/books.search.ts';
import { readEnrolmentSearch } from '#modules/enrolments/console/enrolments.search.ts';
import { readGallerySearch } from '#modules/gallery/console/gallery.search.ts';
import { readLearningSearch } from '#modules/learning/console/learning.search.ts';
import { readRoomSearch } from '#modules/rooms/console/rooms.search.ts';
import { root } from './root.tsx';

const books = createRoute({
  getParentRoute: () => root,
  path: '/books',
  validateSearch: readBookSearch,
  component: lazyRouteComponent(() => import('#modules/books/console/books.page.tsx'), 'BooksPage'),
});
const booksImport = createRoute({
  getParentRoute: () => root,
  path: '/books/$id/import',
  component: lazyRouteComponent(() => import('#modules/books/console/import.page.tsx'), 'BooksImportPage'),
});
const learning = createRoute({
  getParentRoute: () => root,
  path: '/learning',
  validateSearch: readLearningSearch,
  component: lazyRouteComponent(() => import('#modules/learning/console/learning.page.tsx'), 'LearningPage'),
});
const learningImport = createRoute({
  getParentRoute: () => root,
  path: '/learning/$id/import',
  component: lazyRouteComponent(() => import('#modules/learning/console/import.page.tsx'), 'LearningImportPage'),
});
const enrolments = createRoute({
  getParentRoute: () => root,
  path: '/enrolments',
  component: lazyRouteComponent(() => import('#modules/enrolments/console/enrolments.page.tsx'), 'EnrolmentsPage'),
});
const oneEnrolmentClass = createRoute({
  getParentRoute: () => root,
  path: '/enrolments/$id',
  validateSearch: readEnrolmentSearch,
  component: lazyRouteComponent(() => import('#modules/enrolments/console/class.page.tsx'), 'EnrolmentClassPage'),
});
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  validateSearch: readGallerySearch,
  component: lazyRouteComponent(() => import('#modules/gallery/console/gallery.page.tsx'), 'GalleryPage'),
});
const oneWork = createRoute({
  getParentRoute: () => root,
  path: '/gallery/$id',
  component: lazyRouteComponent(() => import('#modules/gallery/console/work.page.tsx'), 'WorkPage'),
});
const rooms = createRoute({
  getParentRoute: () => root,
  path: '/rooms',
  validateSearch: readRoomSearch,
  component: lazyRouteComponent(() => import('#modules/rooms/console/rooms.page.tsx'), 'RoomsPage'),
});

/** The university, its classes, reading and study rooms. */
export const learningRoutes = [
  books,
  booksImport,
  learning,
  learningImport,
  enrolments,
  oneEnrolmentClass,
  gallery,
  oneWork,
  rooms,
] as const;
