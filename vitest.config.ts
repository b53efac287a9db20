import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // The condition `react-server`, under which this package is empty, would change React itself as well.
    alias: { "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)) },
  },
  test: {
    include: ["{lib,components,app,e2e}/**/*.test.{ts,tsx}"],
    environment: "node",
    // Half of what a test does is waiting for the demo account.
    maxWorkers: "100%",
    // The demo account loads the schemas of a dozen SDK clients; on a small machine that alone takes seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
