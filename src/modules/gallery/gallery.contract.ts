import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, captured, day, formJson, id, moment, optionalText, text } from '#kernel/fields.ts';
import {
  consentWays,
  galleryRoles,
  peopleOn,
  takerRoles,
  workKinds,
  workStatuses,
  workVerbs,
} from './gallery.rules.ts';

const params = z.object({ id });
const dayOrNone = z
  .union([z.literal(''), day])
  .transform((d) => d || undefined)
  .optional();
const workInput = {
  kind: z.enum(workKinds).default('work'),
  title: text(80),
  /** As the author wants to be named: a pen name, or 'a learner of the class'. */
  shownAs: optionalText(60),
  classText: optionalText(80),
  classId: id.optional(),
  madeOn: dayOrNone,
  about: optionalText(1000),
};
const picture = z.object({
  id,
  width: z.int(),
  height: z.int(),
  alt: z.string().nullable(),
  caption: z.string().nullable(),
  people: z.enum(peopleOn).nullable(),
});
export type PictureRow = z.output<typeof picture>;
export const workRow = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  unit: z.string(),
  kind: z.enum(workKinds),
  title: z.string(),
  shownAs: z.string().nullable(),
  classText: z.string().nullable(),
  madeOn: day.nullable(),
  status: z.enum(workStatuses),
  hasConsent: z.boolean(),
  firstId: id.nullable(),
  pictures: z.int(),
  at: moment,
});
export type WorkRow = z.output<typeof workRow>;
export const workView = workRow.extend({
  about: z.string().nullable(),
  items: z.array(picture),
  consent: z
    .object({
      way: z.enum(consentWays),
      on: day,
      text: z.tuple([z.string(), z.string()]),
      textName: z.string(),
      isMinor: z.boolean(),
      guardianAgreed: z.boolean(),
      name: z.string(),
      guardian: z.string().nullable(),
      hasPhone: z.boolean(),
      hasPaper: z.boolean(),
    })
    .nullable(),
  reason: z.string().nullable(),
  endedBy: z.enum(['author', 'house']).nullable(),
  open: z.array(z.enum(workVerbs)),
  closed: z.array(z.object({ verb: z.enum(workVerbs), says: z.tuple([z.string(), z.string()]) })),
  version: z.int(),
});
export type WorkView = z.output<typeof workView>;
const slip = z.object({ number: z.string(), passphrase: z.string() });
export type WorkSlip = z.output<typeof slip>;
const exhibitionInput = {
  title: text(80, 2),
  about: optionalText(1000),
  opensOn: day,
  closesOn: dayOrNone,
  hall: optionalText(120, 2),
};
const exhibition = z.object({
  id,
  area: areaCode,
  placeName: z.string(),
  title: z.string(),
  about: z.string().nullable(),
  opensOn: day,
  closesOn: day.nullable(),
  hall: z.string().nullable(),
  works: z.array(
    z.object({
      id,
      title: z.string(),
      shownAs: z.string().nullable(),
      classText: z.string().nullable(),
      kind: z.enum(workKinds),
      madeOn: day.nullable(),
      about: z.string().nullable(),
      firstId: id.nullable(),
    }),
  ),
  version: z.int(),
});
export type ExhibitionView = z.output<typeof exhibition>;

export const galleryApi = {
  listWorks: endpoint({
    method: 'GET',
    path: '/api/gallery',
    allow: galleryRoles,
    says: ['本辖区的作品和演出', 'Works and performances of the place'],
    query: z.object({ status: z.enum(workStatuses).optional(), kind: z.enum(workKinds).optional() }),
    output: z.object({ items: z.array(workRow) }),
  }),
  addWork: endpoint({
    method: 'POST',
    path: '/api/gallery',
    allow: galleryRoles,
    says: ['上传一件作品,可带几张图片', 'Upload a work with its pictures'],
    upload: true,
    input: z.object({ ...workInput, area: areaCode }),
    output: workView,
  }),
  captureWork: endpoint({
    method: 'POST',
    path: '/api/gallery/capture',
    allow: takerRoles,
    says: ['在现场拍下一件作品、一场演出', 'A work or a performance taken on the spot'],
    input: z.object({ ...workInput, area: areaCode, people: z.enum(peopleOn).nullish(), captured: captured(9) }),
    output: z.object({ id }),
  }),
  getWork: endpoint({
    method: 'GET',
    path: '/api/gallery/:id',
    allow: galleryRoles,
    says: ['一件作品', 'One work'],
    params,
    output: workView,
  }),
  changeWork: endpoint({
    method: 'PUT',
    path: '/api/gallery/:id',
    allow: galleryRoles,
    says: ['修改作品的文字', 'Change the words of a work'],
    params,
    input: z.object(workInput),
    versioned: true,
    output: workView,
  }),
  addPictures: endpoint({
    method: 'POST',
    path: '/api/gallery/:id/pictures',
    allow: galleryRoles,
    says: ['加图片', 'Add pictures'],
    params,
    upload: true,
    input: z.object({}),
    output: workView,
  }),
  orderPictures: endpoint({
    method: 'POST',
    path: '/api/gallery/:id/order',
    allow: galleryRoles,
    says: ['排图片的顺序', 'The order of the pictures'],
    params,
    input: z.object({ ids: z.array(id).max(50) }),
    output: workView,
  }),
  describePicture: endpoint({
    method: 'PUT',
    path: '/api/gallery/pictures/:id',
    allow: galleryRoles,
    says: ['写图片的文字说明、图注,有没有认得出的人', 'A picture in words, its caption, and who can be recognised'],
    params,
    input: z.object({ alt: text(300, 6), caption: optionalText(200), people: z.enum(peopleOn).nullish() }),
    output: workView,
  }),
  dropPicture: endpoint({
    method: 'DELETE',
    path: '/api/gallery/pictures/:id',
    allow: galleryRoles,
    says: ['删掉一张图片', 'Delete a picture'],
    params,
    output: workView,
  }),
  workPicture: endpoint({
    method: 'GET',
    path: '/api/gallery/pictures/:id/file',
    allow: galleryRoles,
    says: ['图片', 'The picture'],
    params,
    query: z.object({ size: z.enum(['thumb', 'full']).default('full') }),
    download: true,
    output: z.object({}),
  }),
  recordConsent: endpoint({
    method: 'POST',
    path: '/api/gallery/:id/consent',
    allow: galleryRoles,
    says: ['记下作者签字同意,给作者回执', 'The author signed: their receipt'],
    params,
    upload: true,
    input: z.object({
      on: day,
      name: text(60),
      phone: optionalText(30),
      isMinor: formJson(z.boolean().default(false)),
      guardian: optionalText(60),
    }),
    output: slip,
  }),
  authorPhone: endpoint({
    method: 'POST',
    path: '/api/gallery/:id/phone',
    allow: galleryRoles,
    says: ['看作者的电话', 'The telephone of the author'],
    params,
    input: z.object({}),
    output: z.object({ phone: z.string() }),
  }),
  consentPaper: endpoint({
    method: 'GET',
    path: '/api/gallery/:id/consent-paper',
    allow: galleryRoles,
    says: ['签了字的同意书', 'The signed paper'],
    params,
    download: true,
    output: z.object({}),
  }),
  moveWork: endpoint({
    method: 'POST',
    path: '/api/gallery/:id/move',
    allow: galleryRoles,
    says: ['展出、不展出、撤下', 'Show, do not show, withdraw'],
    params,
    input: z.object({ verb: z.enum(['publish', 'decline', 'withdraw']), reason: optionalText(300) }),
    versioned: true,
    output: workView,
  }),
  listExhibitions: endpoint({
    method: 'GET',
    path: '/api/exhibitions',
    allow: galleryRoles,
    says: ['展览', 'Exhibitions'],
    output: z.object({ items: z.array(exhibition) }),
  }),
  addExhibition: endpoint({
    method: 'POST',
    path: '/api/exhibitions',
    allow: galleryRoles,
    says: ['办一个展览', 'An exhibition'],
    input: z.object({ ...exhibitionInput, area: areaCode }),
    output: exhibition,
  }),
  changeExhibition: endpoint({
    method: 'PUT',
    path: '/api/exhibitions/:id',
    allow: galleryRoles,
    says: ['修改展览', 'Change an exhibition'],
    params,
    input: z.object(exhibitionInput),
    versioned: true,
    output: exhibition,
  }),
  hangWorks: endpoint({
    method: 'POST',
    path: '/api/exhibitions/:id/works',
    allow: galleryRoles,
    says: ['挂哪些作品、什么顺序', 'Which works hang, in which order'],
    params,
    input: z.object({ ids: z.array(id).max(300) }),
    output: exhibition,
  }),
};
export type GalleryApi = typeof galleryApi;
