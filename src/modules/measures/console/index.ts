/** What other pages show of measures. */

export { Lines } from './lines.tsx';
export { MeasureDrawer } from './measure.drawer.tsx';
export { useUnits } from './measure.form.tsx';
export { OneFile } from './one-file.tsx';
