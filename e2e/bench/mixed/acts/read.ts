import type { Act, Site } from "../site.ts";

const pages = ({ resourceId, keyId }: Site): readonly string[] => [
  "/",
  "/resources",
  `/resources/${resourceId}`,
  "/keys",
  `/keys/${keyId}`,
  "/controls",
  "/resources?verdict=aws-owned&sort=name",
  "/gaps",
  "/monitoring",
  "/transit",
  "/scans",
];

const answers = ({ resourceId, keyId }: Site): readonly string[] => [
  "/api/resources?limit=100&sort=name",
  `/api/resources/${resourceId}`,
  "/api/keys?limit=50",
  `/api/keys/${keyId}`,
  "/api/controls",
  "/api/findings?limit=50",
  "/api/gaps",
  "/api/scans?limit=20",
  "/api/resources?q=prod&limit=20",
  "/api/openapi.json",
];

/** A page for a signed-in user, or an API response for a program, in turns. */
export const read: Act = async (site, turn) => {
  const isPage = turn % 2 === 0;
  const places = isPage ? pages(site) : answers(site);
  const path = places[Math.floor(turn / 2) % places.length] ?? "/";
  const name = path.replace(site.resourceId, "ID").replace(site.keyId, "ID");
  const visitor = isPage ? site.viewer : site.program;
  await site.tally.time(`${isPage ? "page" : "API"} ${name}`, [200], () => visitor.statusOf(path));
};

/** What a load balancer asks. */
export const checkHealth: Act = ({ tally, program }) =>
  tally.time("health", [200], () => program.statusOf("/api/health"));
