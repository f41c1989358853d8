/** What other modules' pages take from the phone pages of `cases`. */
export { PlacePicker } from './PlacePicker.tsx';
