/** The door of `inbox`. */
export { inboxWords } from './inbox.words.ts';
export { receiveMail } from './letters.receive.ts';
export { takeMessage } from './wecom.routes.ts';
