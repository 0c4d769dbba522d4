import { connect, createServer, type Server, type Socket } from "node:net";

/** A network that loses, delays and cuts what goes through it: a TCP proxy before the server. While the storm is off it only passes on. */
export class Storm {
  on = true;
  /** Where the server is now; it moves when it was killed and started again. */
  target: { host: string; port: number };
  private server: Server;

  constructor(origin: string, private readonly random: () => number) {
    this.target = targetOf(origin);
    this.server = createServer((client) => this.pass(client));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const address = this.server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.server.close();
  }

  private pass(client: Socket): void {
    const upstream = connect(this.target);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on("error", end).on("close", end);
    upstream.on("error", end).on("close", end);
    const weather = this.on ? this.random() : 1;
    // A connection is cut after so many bytes of the request, or after so many of the answer: lost before, lost after, truncated.
    this.pipe(client, upstream, weather < 0.15 ? Math.floor(this.random() * 3_000) : Infinity, end);
    this.pipe(upstream, client, weather >= 0.15 && weather < 0.3 ? Math.floor(this.random() * 900) : Infinity, end);
  }

  private pipe(from: Socket, to: Socket, most: number, end: () => void): void {
    let passed = 0;
    from.on("data", (bytes: Buffer) => {
      const room = most - passed;
      passed += bytes.length;
      const wait = this.on && this.random() < 0.2 ? this.random() * 200 : 0;
      const give = () => {
        if (to.destroyed) return;
        to.write(bytes.length > room ? bytes.subarray(0, Math.max(0, room)) : bytes);
        if (bytes.length > room) end();
      };
      if (wait > 0) {
        from.pause();
        setTimeout(() => {
          give();
          from.resume();
        }, wait);
      } else {
        give();
      }
    });
  }
}

const targetOf = (origin: string) => ({ host: "127.0.0.1", port: Number(new URL(origin).port) });

export function moved(storm: Storm, origin: string): void {
  storm.target = targetOf(origin);
}
