import type { Notebook } from "../storage/notebook";

/** Ids of activities that another one mends, on the server or on this phone: they count no more. */
export function mendedActivities(notebook: Notebook): Set<string> {
  const own = notebook.outbox.all().filter(({ record, state }) => record.kind === "activity" && (state === "waiting" || state === "sent"));
  return new Set([...notebook.shelf.activities().map((one) => one.corrects), ...own.map(({ record }) => record.body.corrects as string | undefined)].filter((id) => id !== undefined));
}
