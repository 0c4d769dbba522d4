import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const output = join(import.meta.dirname, "../Server/wwwroot/portal");

// Each text asset is stored compressed as well, once at build time with the slow settings, for PortalFiles of the server.
const compressed: Plugin = {
  name: "compressed",
  closeBundle() {
    for (const name of readdirSync(output).filter((file) => /\.(css|js|svg)$/.test(file))) {
      const content = readFileSync(join(output, name));
      writeFileSync(join(output, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      writeFileSync(join(output, `${name}.gz`), gzipSync(content, { level: 9 }));
    }
  },
};

export default defineConfig({
  base: "/portal/",
  css: { preprocessorOptions: { scss: { quietDeps: true, loadPaths: [join(import.meta.dirname, "node_modules")] } } },
  build: {
    outDir: output,
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: false,
    target: "es2022",
    // htmx has an eval for attributes that the configuration turns off and the content security policy refuses.
    rolldownOptions: { input: "portal.ts", checks: { eval: false } },
  },
  plugins: [compressed],
});
