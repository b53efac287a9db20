import { readFileSync } from "node:fs";

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/** @type {import("next").NextConfig} */
const config = {
  // Two servers may run from one tree, each with a build of its own.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // The container carries just what the server needs; npm start runs the same build where it lies.
  output: "standalone",
  outputFileTracingExcludes: {
    "*": ["node_modules/@img/**", "node_modules/sharp/**", "node_modules/node/**", "data/**"],
  },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // The SDK and the database stay Node modules: bundling them gains nothing, and the SDK's parts share what they know.
  serverExternalPackages: [
    ...Object.keys(dependencies).filter((name) => /^@(aws-sdk|smithy)\//.test(name)),
    // One instance for pages and handlers: they hand its objects to each other.
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
