import { retryAfterOf } from "./backoff";
import type { Signed } from "./wire";

/** RFC 9457, as the server words it. */
export interface Problem {
  status: number;
  type: string;
  /** What is wrong and what to do, in the server's words. */
  detail: string;
}

export type Answer<T> =
  | { kind: "ok"; value: T }
  /** Nobody we know answered: no network, a captive portal, a proxy's page. */
  | { kind: "noNetwork" }
  | { kind: "busy"; retryAfter: number }
  /** Our server said no; `value` where the refusal carries facts, such as how much of a photo it has. */
  | { kind: "refused"; problem: Problem; value?: unknown };

export interface Surroundings {
  fetch: typeof fetch;
  /** ms since 1970 on the phone. */
  clock: () => number;
  random: () => number;
  /** Where the server is; empty in the browser. */
  origin: string;
  appVersion: string;
  /** Ends whatever is under way: the app is being locked. */
  signal?: AbortSignal;
}

export interface Caller extends Surroundings {
  token: string;
  /** Unsent records and photos, told to the server with every call. */
  waiting: () => Promise<number>;
}

const patience = 60_000;

/** One call; never throws for what networks and servers do. */
export async function call<T>(caller: Caller, method: string, path: string, body?: BodyInit, type = "application/json"): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    Authorization: `Bearer ${caller.token}`,
    "Cds-App": caller.appVersion, "Cds-Waiting": String(await caller.waiting()), "Cds-Clock": String(Math.round(caller.clock())),
    ...(body !== undefined && { "Content-Type": type }),
  };
  return answerOf<T>(caller, path, { method, headers, ...(body !== undefined && { body }) });
}

export async function answerOf<T>(surroundings: Surroundings, path: string, request: RequestInit): Promise<Answer<T>> {
  let response: Response;
  let value: unknown;
  const ended = new AbortController();
  const end = () => ended.abort();
  const timer = setTimeout(end, patience);
  surroundings.signal?.addEventListener("abort", end);
  try {
    response = await surroundings.fetch(surroundings.origin + path, { ...request, cache: "no-store", credentials: "omit", redirect: "error", signal: ended.signal });
    if (isBusy(response.status)) return { kind: "busy", retryAfter: retryAfterOf(response.headers.get("Retry-After"), surroundings.clock()) };
    if (!/\bjson\b/.test(response.headers.get("Content-Type") ?? "")) return { kind: "noNetwork" };
    value = await response.json();
  } catch {
    return { kind: "noNetwork" };
  } finally {
    clearTimeout(timer);
    surroundings.signal?.removeEventListener("abort", end);
  }
  if (response.ok) return { kind: "ok", value: value as T };
  const { type, detail, title } = (value ?? {}) as { type?: string; detail?: string; title?: string };
  return { kind: "refused", problem: { status: response.status, type: type ?? "", detail: [title, detail].filter(Boolean).join(" ") }, value };
}

/** Whether the answer carries the server's signature; a captive portal's JSON does not. */
export function isSigned(value: unknown): value is Signed {
  const signed = value as Partial<Signed> | null;
  return typeof signed?.epoch === "string" && !Number.isNaN(Date.parse(signed.serverTime ?? ""));
}

const isBusy = (status: number) => status >= 500 || status === 408 || status === 425 || status === 429;
