import { useEffect, useState } from "preact/hooks";

export interface Route {
  /** ["ho", "<id>", "sua"] */
  parts: string[];
  query: URLSearchParams;
}

export function routeOf(hash: string): Route {
  const [path, query] = hash.replace(/^#\/?/, "").split("?");
  return { parts: (path ?? "").split("/").filter((part) => part.length > 0).map(decodeURIComponent), query: new URLSearchParams(query ?? "") };
}

export const go = (path: string) => {
  location.hash = `#/${path}`;
};

/** After saving: the form is gone from the way back. */
export const goOn = (path: string) => location.replace(`#/${path}`);

/** Back where the person came from; home where the app began on this screen. */
export function back(): void {
  if (history.length > 1) history.back();
  else go("");
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const changed = () => setRoute(routeOf(location.hash));
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return route;
}
