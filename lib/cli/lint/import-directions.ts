import { posix } from "node:path";

/** An area of the source tree, and what its files may import. */
interface Area {
  readonly path: string;
  /** Other areas; every area may import itself. */
  readonly imports: readonly string[];
  /** Packages and built-in modules that stay out, by prefix; `*` for all. */
  readonly withoutPackages?: readonly string[];
}

const AWS_SDK = ["@aws-sdk/", "@smithy/"];
const CORE = "lib/domain";
/** What a page or an answer of the API shows: the server makes it, components draw it. */
const VIEWS = "lib/views";
const ADDITIONS = "lib/sdk-additions";
const MONITORING = "lib/monitoring";

/** The directions in which the layers know each other. A path deeper down goes before the one that holds it. */
const AREAS: readonly Area[] = [
  {
    path: "app",
    imports: ["components", CORE, "lib/format", "lib/server", VIEWS],
    withoutPackages: [...AWS_SDK, "kysely"],
  },
  {
    path: "components",
    imports: [CORE, "lib/format", MONITORING, VIEWS],
    withoutPackages: [...AWS_SDK, "kysely", "node:"],
  },
  { path: CORE, imports: [], withoutPackages: ["*"] },
  { path: VIEWS, imports: [CORE, MONITORING], withoutPackages: ["*"] },
  { path: "lib/format", imports: [CORE], withoutPackages: AWS_SDK },
  // Shaped like the SDK, which is to replace it: whoever may know the SDK may know it.
  { path: ADDITIONS, imports: [] },
  { path: "lib/catalogue", imports: [CORE, ADDITIONS] },
  // The catalogue's entries say what AWS documents of keys and grants; the reasoning makes no call.
  { path: "lib/key-access", imports: [CORE, "lib/catalogue"], withoutPackages: ["*"] },
  // Whether a notification follows a KMS call is decided from what was read; lib/scanner/monitoring reads it.
  { path: MONITORING, imports: [CORE], withoutPackages: ["*"] },
  { path: "lib/controls", imports: [CORE, "lib/catalogue", "lib/key-access", MONITORING], withoutPackages: AWS_SDK },
  // The catalogue says how a request looks; the reader sends it.
  { path: "lib/aws", imports: [CORE, "lib/catalogue", ADDITIONS] },
  { path: "lib/scanner", imports: [CORE, "lib/aws", "lib/catalogue", "lib/controls", "lib/key-access", MONITORING] },
  { path: "lib/snapshots", imports: [CORE], withoutPackages: AWS_SDK },
  { path: "lib/evidence", imports: [CORE], withoutPackages: AWS_SDK },
  // The truth about it speaks of verdicts; how they are come by is none of its business.
  { path: "lib/demo", imports: [CORE, ADDITIONS] },
  {
    path: "lib/server",
    imports: [
      CORE,
      "lib/aws",
      "lib/catalogue",
      "lib/controls",
      "lib/evidence",
      "lib/format",
      "lib/key-access",
      MONITORING,
      "lib/scanner",
      "lib/snapshots",
      VIEWS,
    ],
    withoutPackages: AWS_SDK,
  },
  // What scans and deletes runs in a process of its own: nothing of the web server may import it.
  {
    path: "lib/worker",
    imports: [CORE, "lib/aws", "lib/scanner", "lib/server", "lib/snapshots"],
    withoutPackages: AWS_SDK,
  },
];

const SPECIFIER = /(?:\bfrom\s+|\bimport\s*\(?\s*)(["'])([^"'\n]+)\1/g;

/**
 * The imports of one source file that go in a direction the design does not allow.
 *
 * @param file path from the root of the project, with `/`
 * @returns one sentence for each, empty when all is well
 */
export function wrongImports(file: string, source: string): string[] {
  const area = AREAS.find(({ path }) => isInside(file, path));
  if (!area) return [];
  return [...source.matchAll(SPECIFIER)].flatMap(([, , specifier = ""]) => {
    const target = targetOf(file, specifier);
    const allowed = target === null ? !isKeptOut(specifier, area) : isAllowed(target, area);
    return allowed ? [] : [`${file} imports ${specifier}: ${area.path} may import ${allowedBy(area)}.`];
  });
}

/** The file inside the project that an import leads to; null for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(file), specifier);
  return specifier.startsWith("#") ? specifier.slice(1) : null;
}

function isAllowed(target: string, area: Area): boolean {
  return [area.path, ...area.imports].some((path) => isInside(target, path));
}

function isKeptOut(specifier: string, { withoutPackages = [] }: Area): boolean {
  return withoutPackages.some((prefix) => prefix === "*" || specifier.startsWith(prefix));
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

function allowedBy({ imports, withoutPackages = [] }: Area): string {
  const areas = imports.length > 0 ? `${imports.join(", ")} and itself` : "only itself";
  if (withoutPackages.length === 0) return areas;
  return withoutPackages.includes("*") ? `${areas}, no packages` : `${areas}, without ${withoutPackages.join(", ")}`;
}
