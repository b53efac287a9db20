// Modules that are for the server alone import `server-only`, which refuses to load but under the condition
// `react-server`. This process cannot run under it: it renders pages, and React would be the one that does not.
import { registerHooks } from "node:module";

const EMPTY = new URL("../../node_modules/server-only/empty.js", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "server-only" ? { url: EMPTY, shortCircuit: true } : next(specifier, context),
});
