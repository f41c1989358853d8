/** The door of `floating`. */
export { enterIn, registerOut } from './floating.actions.ts';
export { attachFloating, comeBack, contactFloating, loseFloating, nameContact, reportIn } from './floating.verbs.ts';
