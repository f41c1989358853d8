import { useClockOff } from './clock.ts';
import { fieldWords as w } from './field.words.ts';
import { Notice } from './kit.tsx';
import { useSay } from './say.ts';
import { useSettings } from './settings.ts';
import { spanText } from './time.ts';

/** A phone whose clock is off is told by how much, and that what is written carries the right time all the same. */
export function ClockNotice() {
  const say = useSay();
  const { lang } = useSettings();
  const off = useClockOff();
  if (off === 0) return null;
  return <Notice kind="now">{say(off < 0 ? w.clockAhead : w.clockBehind, { span: spanText(off, lang) })}</Notice>;
}
