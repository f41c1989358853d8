import { FaultText, useField } from './form.tsx';
import { useSay } from './frame.tsx';
import { frameWords } from './portal.words.ts';

export type PlaceChoice = { code: string; name: string };

/**
 * A place found step by step without script: every choice is a button that sends the form and draws the next level.
 * `chain` is what is chosen so far, from the top; `options` are the places below its end.
 */
export function PlacePicker(props: {
  name: string;
  label: string;
  hint?: string;
  more?: string;
  top: string;
  chain: readonly PlaceChoice[];
  options: readonly PlaceChoice[];
}) {
  const { name, label, hint, more, top, chain, options } = props;
  const t = useSay();
  const { fault, id } = useField(name);
  return (
    <fieldset className={fault ? 'field faulty' : 'field'} aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      {fault && <FaultText id={`${id}-fault`}>{fault}</FaultText>}
      {chain.length > 0 && (
        <ol className="chain">
          {chain.map((place, i) => (
            <li key={place.code}>
              <span>
                <span className="hear">{t(frameWords.chosen)} </span>
                {place.name}
              </span>
              <button type="submit" className="button link" name="go" value={`area:${chain[i - 1]?.code ?? top}`}>
                {t(frameWords.chooseAgain)}
                <span className="hear"> {place.name}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {options.length > 0 && more && <p className="hint">{more}</p>}
      <div className="places" id={id} tabIndex={-1}>
        {options.map((place) => (
          <button key={place.code} type="submit" className="button plain" name="go" value={`area:${place.code}`}>
            {place.name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
