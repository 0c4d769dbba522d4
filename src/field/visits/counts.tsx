import { useId } from "preact/hooks";
import type { Standing } from "../fold/standing";
import { Icon } from "../look/icons";
import { Stepper } from "../look/parts";

const tapped = 6;

/** One indicator of a visit: Có / Chưa, or how many of the household's people. One tap for up to six, a stepper above. */
export function CountChoice({ standing, value, onChange }: { standing: Standing; value: number | undefined; onChange: (count: number) => void }) {
  const name = useId();
  const { indicator, of, known, have } = standing;
  const shown = value ?? (known ? have : undefined);
  const touched = value !== undefined;
  const wholeHousehold = indicator.of !== "residents";
  const options = wholeHousehold ? [0, 1] : Array.from({ length: of + 1 }, (_, index) => index);
  return (
    <fieldset class={touched ? "count-choice touched" : "count-choice"}>
      <legend>
        {indicator.name}
        {touched && <span class="touched-mark"><Icon name="check" /> sẽ ghi</span>}
        {!touched && !known && <span class="muted"> chưa ghi lần nào</span>}
      </legend>
      {of > tapped && !wholeHousehold
        ? <Stepper label={`Số người có, trong ${of} người`} value={shown ?? 0} max={of} onChange={onChange} />
        : (
          <div class={wholeHousehold ? "numbers two" : "numbers"}>
            {options.map((count) => (
              <label class="number" key={count}>
                <input type="radio" name={name} checked={shown === count} onChange={() => onChange(count)} onClick={() => { if (shown === count) onChange(count); }} />
                <span>{wholeHousehold ? (count === 1 ? "Có" : "Chưa") : count}</span>
              </label>
            ))}
            {!wholeHousehold && <span class="of">/ {of} người</span>}
          </div>
        )}
    </fieldset>
  );
}
