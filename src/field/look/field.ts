import { createContext } from "preact";
import { useContext, useEffect, useReducer } from "preact/hooks";
import type { ChangePinResult } from "../device/access";
import type { Notebook, RecordOptions } from "../storage/notebook";
import type { RecordMaker } from "../sync/records";
import type { NewPhoto } from "../storage/album";
import type { FieldRecord } from "../sync/wire";
import type { SyncState } from "../sync/runner";

/** What every screen of the opened app works with. */
export interface OpenField {
  notebook: Notebook;
  maker: RecordMaker;
  sync: SyncState;
  /** By the server's clock, ms. */
  now: () => number;
  /** Keeps what was recorded, says so and sends it; false where the phone could not keep it. */
  keep: (words: string, records: readonly FieldRecord[], photos?: ReadonlyMap<string, readonly NewPhoto[]>, options?: RecordOptions) => Promise<boolean>;
  /** Runs a round now, where there is a network. */
  send: () => void;
  /** A short word at the foot of the screen, read out. */
  say: (words: string) => void;
  lock: () => void;
  changePin: (oldPin: string, newPin: string) => Promise<ChangePinResult>;
  signOff: () => Promise<"done" | "unsent">;
  /** Present while a newer build waits to take over. */
  update: (() => void) | undefined;
  appVersion: string;
}

export const FieldContext = createContext<OpenField | undefined>(undefined);

export function useField(): OpenField {
  const field = useContext(FieldContext);
  if (!field) throw new Error("A screen of the opened app stands outside it.");
  return field;
}

const calm = 500;

/** Draws again when the notebook changes: at once for what the person does, in calm steps while a first sync pours in. */
export function useNotebookChanges(notebook: Notebook): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const stop = notebook.onChange(() => {
      const since = performance.now() - last;
      if (timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        last = performance.now();
        draw(undefined);
      }, since > calm ? 0 : calm - since);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [notebook]);
}
