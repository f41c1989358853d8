import { z } from 'zod';
import { endpoint } from '#kernel/endpoint.ts';
import { areaCode, day, id, moment, text } from '#kernel/fields.ts';
import { fileUses } from './phones.rules.ts';
import { traySaying } from './tray.contract.ts';

const one = z.object({ id });
/** What a phone says sealed under its own key travels as base64, a third larger than it is. */
const sealed = z.base64().min(40).max(900_000);
/** A photo or three minutes of sound as phones keep them: 10 MB. */
const MAX_SEALED_FILE = 14_000_000;

export const phoneView = z.object({
  id,
  name: z.string(),
  isMine: z.boolean(),
  holder: z.string(),
  registeredOn: day,
  /** A day, not a time: nobody is watched by when their phone was on. */
  lastSeenOn: day,
  letGo: z.object({ at: moment, by: z.string(), why: z.string() }).nullable(),
});
export type PhoneView = z.infer<typeof phoneView>;

export const houseApi = {
  registerPhone: endpoint({
    method: 'POST',
    path: '/api/phones',
    allow: 'staff',
    says: ['登记一台外勤手机,取回它的钥匙', 'A field phone says who it is and gets the key of its store'],
    input: z.object({ id, name: text(60) }),
    /** `key`: 32 bytes in base64; null once the phone was let go. `areas`: the places the account answers for now. */
    output: z.object({ id, key: z.string().nullable(), letGo: z.boolean(), areas: z.array(areaCode) }),
  }),
  phoneState: endpoint({
    method: 'GET',
    path: '/api/phones/:id/state',
    // A phone asks before anybody has signed in: it may have been let go meanwhile.
    allow: 'anyone',
    says: ['这台手机还能不能用,还管哪些地方', 'Is this phone still one of ours, and which places are still its'],
    params: one,
    /** `areas` is null while nobody is signed in. */
    output: z.object({ letGo: z.boolean(), areas: z.array(areaCode).nullable() }),
  }),
  listPhones: endpoint({
    method: 'GET',
    path: '/api/phones',
    allow: 'staff',
    says: ['外勤手机', 'Field phones: one’s own, and for administrators those of their place'],
    output: z.object({ items: z.array(phoneView) }),
  }),
  letGoPhone: endpoint({
    method: 'POST',
    path: '/api/phones/:id/let-go',
    allow: 'staff',
    says: ['停用一台手机', 'A phone is let go: it hands over what it holds and wipes its store'],
    params: one,
    input: z.object({ reason: text(200, 2) }),
    output: phoneView,
  }),
  rescueRecord: endpoint({
    method: 'POST',
    path: '/api/phones/:id/rescue',
    // Nobody is signed in on it any more: that it is the phone, its key proves.
    allow: 'anyone',
    says: ['停用的手机把没传的记录交出来', 'A phone that was let go hands over a record, sealed under its key'],
    params: one,
    input: z.object({ sealed }),
    output: z.object({ id, kept: z.boolean() }),
  }),
  rescueFile: endpoint({
    method: 'POST',
    path: '/api/phones/:id/rescue-file',
    allow: 'anyone',
    says: ['停用的手机把没传的文件交出来', 'A phone that was let go hands over a file, sealed under its key'],
    params: one,
    input: z.object({
      fileId: id,
      what: z.enum(fileUses),
      name: text(120),
      sealed: z.base64().min(40).max(MAX_SEALED_FILE),
    }),
    bodyBytes: MAX_SEALED_FILE + 4096,
    output: z.object({ id, kept: z.boolean() }),
  }),
};
/** What is inside a rescued record, after opening. */
export const rescued = traySaying;
