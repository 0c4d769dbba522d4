import { useEffect, useRef } from "preact/hooks";
import { pinLength } from "../storage/keyring";

/** A PIN on the phone's own number pad, hidden; calls `onFull` at the sixth digit. */
export function PinInput({ label, value, onInput, onFull, busy, focus }: { label: string; value: string; onInput: (value: string) => void; onFull?: (pin: string) => void; busy?: boolean; focus?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus && !busy) input.current?.focus();
  }, [focus, busy]);
  return (
    <label class="pin">
      <span>{label}</span>
      <input
        ref={input} type="password" inputMode="numeric" pattern="[0-9]*" autocomplete="off" maxLength={pinLength} value={value} disabled={busy ?? false}
        onInput={(event) => {
          const digits = event.currentTarget.value.replace(/\D/g, "").slice(0, pinLength);
          event.currentTarget.value = digits;
          onInput(digits);
          if (digits.length === pinLength) onFull?.(digits);
        }}
      />
    </label>
  );
}
