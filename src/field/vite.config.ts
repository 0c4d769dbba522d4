import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const output = join(import.meta.dirname, "../Server/wwwroot/field");

// The service worker keeps exactly the files of one build; its version is their fingerprint, so an unchanged build is no update.
const finished: Plugin = {
  name: "finished",
  apply: "build",
  closeBundle() {
    const files = readdirSync(output, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name) && name !== "sw.js").sort();
    const fingerprint = createHash("sha256");
    for (const name of files) fingerprint.update(name).update(readFileSync(join(output, name)));
    const worker = join(output, "sw.js");
    const text = readFileSync(worker, "utf8").replace("__VERSION__", fingerprint.digest("hex").slice(0, 16)).replace("__FILES__", files.join(" "));
    writeFileSync(worker, text);

    for (const name of [...files, "sw.js"].filter((file) => /\.(css|js|svg|html|webmanifest)$/.test(file))) {
      const content = readFileSync(join(output, name));
      writeFileSync(join(output, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      writeFileSync(join(output, `${name}.gz`), gzipSync(content, { level: 9 }));
    }
  },
};

export default defineConfig({
  base: "/thuc-dia/",
  build: {
    outDir: output,
    emptyOutDir: true,
    assetsDir: "assets",
    assetsInlineLimit: 0,
    modulePreload: false,
    target: "es2022",
    rolldownOptions: {
      input: { index: "index.html", sw: "sw.ts" },
      output: { entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  plugins: [finished],
  test: { include: ["**/*.test.ts"], environment: "node", testTimeout: 60_000 },
} as Parameters<typeof defineConfig>[0]);
