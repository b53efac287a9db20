// `server-only` throws unless the condition `react-server` is set. This process cannot set it: React would load its
// server-components build and could not render pages.
import { registerHooks } from "node:module";

const EMPTY = new URL("../../node_modules/server-only/empty.js", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "server-only" ? { url: EMPTY, shortCircuit: true } : next(specifier, context),
});
