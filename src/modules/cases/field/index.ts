/** What other modules' pages take from the phone pages of `cases`. */

export { Proof } from './Clock.page.tsx';
export { PlacePicker } from './PlacePicker.tsx';
