import { defineConfig } from "vite";

// The simulated phones as one file for Node.
export default defineConfig({
  root: import.meta.dirname,
  build: { ssr: "main.ts", target: "node20", emptyOutDir: true, minify: false },
  ssr: { noExternal: true },
});
