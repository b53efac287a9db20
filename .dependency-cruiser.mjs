/*
 * Which folder may import which. `npm run lint` and `npm test` refuse every other import.
 * lib/README.md draws the same directions as a picture.
 */

const AWS_SDK = "node_modules/(@aws-sdk|@smithy)/";
const DATABASE = "node_modules/kysely/";
const BUILT_IN = "built-in modules";
const ALL = "all packages";

/** @type {Record<string, { imports: string[], without?: string[] }>} What a folder may import beside itself, and which packages it may not. */
const FOLDERS = {
  app: {
    imports: ["components", "lib/domain", "lib/format", "lib/server", "lib/views"],
    without: [AWS_SDK, DATABASE],
  },
  components: {
    imports: ["lib/domain", "lib/format", "lib/monitoring", "lib/views"],
    without: [AWS_SDK, DATABASE, BUILT_IN],
  },
  // Pure: no clock, no environment, no SDK, so that facts of last year can be assessed again.
  "lib/domain": { imports: [], without: [ALL] },
  // What a page or an answer of the API shows: the server makes it, components draw it.
  "lib/views": { imports: ["lib/domain", "lib/monitoring"], without: [ALL] },
  "lib/format": { imports: ["lib/domain"], without: [AWS_SDK] },
  // Has the shape of the SDK, which is to replace it.
  "lib/sdk-additions": { imports: [] },
  "lib/catalogue": { imports: ["lib/domain", "lib/sdk-additions"] },
  // The catalogue's entries say what AWS documents of keys and grants; the reasoning itself makes no call.
  "lib/key-access": { imports: ["lib/domain", "lib/catalogue"], without: [ALL] },
  // Decides from what was read; lib/scanner/monitoring reads it.
  "lib/monitoring": { imports: ["lib/domain"], without: [ALL] },
  "lib/controls": {
    imports: ["lib/domain", "lib/catalogue", "lib/key-access", "lib/monitoring"],
    without: [AWS_SDK],
  },
  // The catalogue says how a request looks; the reader sends it.
  "lib/aws": { imports: ["lib/domain", "lib/catalogue", "lib/sdk-additions"] },
  "lib/scanner": {
    imports: ["lib/domain", "lib/aws", "lib/catalogue", "lib/controls", "lib/key-access", "lib/monitoring"],
  },
  "lib/snapshots": { imports: ["lib/domain"], without: [AWS_SDK] },
  "lib/evidence": { imports: ["lib/domain"], without: [AWS_SDK] },
  // Stands in for AWS, so it must not share the product's reading of AWS's answers.
  "lib/demo": { imports: ["lib/domain", "lib/sdk-additions"] },
  "lib/server": {
    imports: [
      "lib/aws",
      "lib/catalogue",
      "lib/controls",
      "lib/domain",
      "lib/evidence",
      "lib/format",
      "lib/key-access",
      "lib/monitoring",
      "lib/scanner",
      "lib/snapshots",
      "lib/views",
    ],
    without: [AWS_SDK],
  },
  // A process of its own: nothing of the web server may import it.
  "lib/worker": {
    imports: ["lib/aws", "lib/domain", "lib/scanner", "lib/server", "lib/snapshots"],
    without: [AWS_SDK],
  },
};

/** Tests may import any fixture. */
const TESTS = "\\.(test|spec|testkit)\\.tsx?$";

/** Files that a command, Next.js or a child process starts. */
const ENTRIES = [
  "^app/",
  "^(proxy|instrumentation)\\.ts$",
  "^lib/cli/[^/]+$",
  "^lib/serve/(main|web|worker)\\.ts$",
  // Named as a path where they are loaded: they are preloaded with `--import`.
  "^lib/serve/server-only\\.mjs$",
  "^lib/cli/process/end-with-parent\\.mjs$",
];

const directions = Object.entries(FOLDERS).map(([folder, { imports }]) => ({
  name: `${folder} imports`,
  severity: "error",
  comment: `${folder} may import ${imports.length > 0 ? `${imports.join(", ")} and itself` : "only itself"}.`,
  from: { path: `^${folder}/`, pathNot: TESTS },
  to: { path: "^(app|components|e2e|lib)/", pathNot: [folder, ...imports].map((path) => `^${path}/`) },
}));

const packages = Object.entries(FOLDERS).flatMap(([folder, { without = [] }]) =>
  without.map((kept) => ({
    name: `${folder} packages`,
    severity: "error",
    comment: `${folder} may not import ${kept}.`,
    from: { path: `^${folder}/`, pathNot: TESTS },
    to:
      kept === ALL
        ? { pathNot: "^(app|components|e2e|lib)/" }
        : kept === BUILT_IN
          ? { dependencyTypes: ["core"] }
          : { path: kept },
  })),
);

export default {
  forbidden: [
    ...directions,
    ...packages,
    {
      name: "no circle",
      severity: "error",
      comment: "Files that import each other can only be read together, also where they share only a type.",
      from: {},
      to: { circular: true },
    },
    {
      name: "only for tests",
      severity: "error",
      comment: "What only tests and benchmarks use is named *.testkit.ts.",
      from: { path: ENTRIES, pathNot: TESTS },
      to: {
        path: "^(components|lib)/",
        pathNot: [TESTS, "\\.json$", "^lib/demo/truth/", ...ENTRIES],
        reachable: false,
      },
    },
    {
      name: "no test in the product",
      severity: "error",
      comment: "The product does not run what is only for tests.",
      from: { path: "^(app|components|lib)/", pathNot: [TESTS, "^lib/demo/truth/", "^lib/cli/"] },
      to: { path: TESTS },
    },
  ],
  options: {
    // The parser of the TypeScript compiler needs TypeScript below 7.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
