import { subjectOf } from "../fold/subject";
import type { Change, FieldRecord, PushResult } from "./wire";

/** What a network can do to one request. */
export type Weather = "fine" | "lostBefore" | "lostAfter" | "portal" | "portalJson" | "truncated" | "busy" | "twice";

export const token = "cdsd_test";

/** A server in memory for tests of the client: it keeps what it acknowledged exactly once, and a log of changes that is pulled by position. */
export class PretendServer {
  records = new Map<string, FieldRecord>();
  photos = new Map<string, { bytes: number[]; size: number; record: string }>();
  log: Change[] = [];
  epoch = "epoch-1";
  now = Date.parse("2025-11-03T01:00:00Z");
  pageSize = 3;
  requests: string[] = [];
  /** Asked for each record; undefined accepts. */
  judge: (record: FieldRecord) => Partial<PushResult> | undefined = () => undefined;
  weather: () => Weather = () => "fine";
  refusal: { status: number; type: string } | undefined;
  person = { login: "an.minhhoa", name: "Nguyễn Thị An" };
  /** Records are there, but not where photos look for them. */
  lostRecords = false;
  recoveryKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  readonly fetch: typeof fetch = async (address, request) => {
    const url = new URL(String(address), "http://server");
    this.requests.push(`${request?.method ?? "GET"} ${url.pathname}${url.search}`);
    const weather = this.weather();
    if (weather === "lostBefore") throw new TypeError("Failed to fetch");
    if (weather === "portal") return new Response("<html>Đăng nhập Wi-Fi</html>", { headers: { "Content-Type": "text/html" } });
    if (weather === "portalJson") return Response.json({ results: [], changes: [], cursor: "x" });
    if (weather === "busy") return Response.json({ title: "Bận" }, { status: 503, headers: { "Retry-After": "3" } });
    const body = request?.body === undefined ? undefined : request.body instanceof Uint8Array ? new Uint8Array(request.body) : String(request.body);
    if (weather === "twice") this.answer(request?.method ?? "GET", url, body);
    const response = this.answer(request?.method ?? "GET", url, body);
    if (weather === "lostAfter") throw new TypeError("Failed to fetch");
    if (weather === "truncated") return new Response((await response.text()).slice(0, -5), { status: response.status, headers: { "Content-Type": "application/json" } });
    return response;
  };

  /** Forgets what came after the backup, as a restore does. */
  restore(kept: (record: FieldRecord) => boolean): void {
    for (const [id, record] of this.records) if (!kept(record)) this.records.delete(id);
    this.photos.clear();
    this.epoch = `${this.epoch}'`;
  }

  private answer(method: string, url: URL, body: string | Uint8Array | undefined): Response {
    if (this.refusal) return this.problem(this.refusal.status, this.refusal.type);
    if (url.pathname === "/api/v1/devices") return this.json({ deviceId: "device-1", token, recoveryKey: this.recoveryKey, person: this.person }, 201);
    if (url.pathname === "/api/v1/sync/push") return this.push(JSON.parse(String(body)) as { records: FieldRecord[] });
    if (url.pathname === "/api/v1/sync/pull") return this.pull(url.searchParams.get("cursor"));
    return this.photo(method, url, body as Uint8Array);
  }

  private push({ records }: { records: FieldRecord[] }): Response {
    if (records.some((record) => record.body.poison)) return this.problem(400, "push-malformed");
    return this.json({ results: records.map((record): PushResult => {
      const said = this.judge(record);
      if (said?.status === "rejected") return { id: record.id, status: "rejected", reason: said.reason ?? "" };
      const known = this.records.has(record.id);
      if (!known) this.records.set(record.id, record);
      return { id: record.id, status: known ? "duplicate" : "accepted", ...said };
    }) });
  }

  private pull(cursor: string | null): Response {
    const [epoch, at] = cursor?.split(":") ?? [this.epoch, "0"];
    const reset = epoch !== this.epoch;
    const from = reset ? 0 : Number(at);
    const changes = this.log.slice(from, from + this.pageSize);
    const to = from + changes.length;
    return this.json({ cursor: `${this.epoch}:${to}`, changes, more: to < this.log.length, ...(reset && { reset }) });
  }

  private photo(method: string, url: URL, bytes: Uint8Array): Response {
    const id = url.pathname.split("/").at(-1)!;
    const known = this.photos.get(id);
    if (method === "GET") return known ? this.json({ received: known.bytes.length, size: known.size, done: known.bytes.length === known.size }) : this.problem(404, "no-photo");
    const record = url.searchParams.get("record")!;
    if (this.lostRecords || !this.records.has(record)) return this.problem(404, "photo-record-not-found");
    const photo = known ?? { bytes: [], size: Number(url.searchParams.get("size")), record };
    const received = photo.bytes.length;
    if (Number(url.searchParams.get("at")) !== received) return this.json({ received, size: photo.size, done: received === photo.size }, 409);
    photo.bytes.push(...bytes);
    this.photos.set(id, photo);
    return this.json({ received: photo.bytes.length, size: photo.size, done: photo.bytes.length === photo.size });
  }

  private json(value: object, status = 200): Response {
    return Response.json({ ...value, epoch: this.epoch, serverTime: new Date(this.now).toISOString() }, { status });
  }

  private problem(status: number, type: string): Response {
    return new Response(JSON.stringify({ type: `https://congdongso.vn/problems/${type}`, detail: `Lỗi ${type}` }), { status, headers: { "Content-Type": "application/problem+json" } });
  }

  about(subjectId: string): FieldRecord[] {
    return [...this.records.values()].filter((record) => subjectOf(record) === subjectId);
  }
}
