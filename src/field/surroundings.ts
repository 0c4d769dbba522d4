import { useEffect, useState } from "preact/hooks";
import packed from "./package.json" with { type: "json" };
import type { Surroundings } from "./sync/connection";
import { chance } from "./sync/uuid7";

/** The browser as the engine knows it. */
export const surroundings: Surroundings = {
  fetch: (address, request) => fetch(address, request),
  clock: () => Date.now(),
  random: chance,
  origin: "",
  appVersion: packed.version,
};

/** Asks the browser not to clear the phone's data when space runs short; once the app is in use, for browsers grant it to apps that are used. */
export function usePersistence(inUse: boolean): void {
  useEffect(() => {
    if (inUse && navigator.storage?.persist) void navigator.storage.persist();
  }, [inUse]);
}

/** Registers the service worker; returns how to take over a newer build while one waits. */
export function useUpdate(): (() => void) | undefined {
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => {
    if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
    const hadOne = navigator.serviceWorker.controller !== null;
    let reloaded = false;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      // The first worker takes charge of a page that is already right.
      if (hadOne && !reloaded) location.reload();
      reloaded = true;
    });
    void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).then((registration) => {
      const look = () => {
        if (registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting);
      };
      look();
      registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
    });
  }, []);
  return waiting && (() => waiting.postMessage("takeOver"));
}
