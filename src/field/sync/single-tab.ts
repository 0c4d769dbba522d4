/** One tab works, the others wait: two tabs on one draft make doubles. Resolves when this tab has the turn; `lost` is called if another takes it over. */
export async function takeTurn(lost: () => void, options: { steal: boolean }): Promise<"taken" | "elsewhere"> {
  if (!("locks" in navigator)) return "taken";
  return new Promise((resolve) => {
    const held = navigator.locks.request("thuc-dia", options.steal ? { steal: true } : { ifAvailable: true }, (lock) => {
      if (!lock) {
        resolve("elsewhere");
        return undefined;
      }
      resolve("taken");
      // Held for as long as the tab lives, or until another tab takes it over.
      return new Promise<never>(() => undefined);
    });
    held.catch(lost);
  });
}
