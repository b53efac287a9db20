import { readFileSync } from "node:fs";

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/** @type {import("next").NextConfig} */
const config = {
  // Two servers may run from one tree, each with its own build.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // The container has only the files that the server needs; npm start runs the same build in place.
  output: "standalone",
  outputFileTracingExcludes: {
    "*": ["node_modules/@img/**", "node_modules/sharp/**", "node_modules/node/**", "data/**"],
  },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // The SDK and the database stay Node modules: bundling has no advantage, and the SDK's packages share state.
  serverExternalPackages: [
    ...Object.keys(dependencies).filter((name) => /^@(aws-sdk|smithy)\//.test(name)),
    // One instance for pages and handlers, because they pass its objects to each other.
    "openid-client",
    "rate-limiter-flexible",
    "kysely",
    "pino",
  ],
  typescript: {
    // `npm test` runs tsc over everything, tests included, before it builds.
    ignoreBuildErrors: true,
  },
};

export default config;
