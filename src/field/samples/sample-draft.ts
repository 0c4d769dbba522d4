export interface SampleDraft {
  down: string;
  up: string;
  ping: string;
  provider: string;
}

export const emptySample: SampleDraft = { down: "", up: "", ping: "", provider: "" };

export const providers = ["VNPT", "Viettel", "MobiFone", "FPT", "Khác"];

/** A speed as people write it: "45,2" or "45.2"; undefined for what is none. */
export function speedOf(text: string): number | undefined {
  const plain = text.trim().replace(",", ".");
  if (!/^\d{1,5}(\.\d{1,3})?$/.test(plain)) return undefined;
  return Number(plain);
}

export function sampleFaults(sample: SampleDraft): Partial<Record<keyof SampleDraft, string>> {
  const faults: Partial<Record<keyof SampleDraft, string>> = {};
  if (speedOf(sample.down) === undefined) faults.down = "Ghi tốc độ tải xuống i-Speed báo, ví dụ 45,2.";
  if (sample.up && speedOf(sample.up) === undefined) faults.up = "Ghi số Mbps, ví dụ 20,5; bỏ trống nếu không đo.";
  if (sample.ping && speedOf(sample.ping) === undefined) faults.ping = "Ghi số mili giây; bỏ trống nếu không đo.";
  return faults;
}

export function sampleBody(sample: SampleDraft): Record<string, unknown> {
  const [up, ping] = [speedOf(sample.up), speedOf(sample.ping)];
  return { downMbps: speedOf(sample.down)!, ...(up !== undefined && { upMbps: up }), ...(ping !== undefined && { pingMs: ping }), ...(sample.provider && { provider: sample.provider }) };
}

/** A refused sample as a draft again. */
export function draftOf(body: Record<string, unknown>): SampleDraft {
  const text = (value: unknown) => (typeof value === "number" ? String(value).replace(".", ",") : "");
  return { down: text(body.downMbps), up: text(body.upMbps), ping: text(body.pingMs), provider: typeof body.provider === "string" ? body.provider : "" };
}
