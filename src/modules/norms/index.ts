/** The door of `norms`. */
export { adoptCharter, draftCharter, fileCharter, sendCharter } from './charter.actions.ts';
export { giveReminder } from './reminders.actions.ts';
export { noteSeen } from './seen.actions.ts';
