import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // The condition `react-server`, which makes this package empty, would change React itself as well.
    alias: { "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)) },
  },
  test: {
    include: ["{lib,components,app,e2e}/**/*.test.{ts,tsx}"],
    environment: "node",
    // Tests wait for the demo account half of the time.
    maxWorkers: "100%",
    // The demo account loads the schemas of a dozen SDK clients, which takes seconds on a small machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
