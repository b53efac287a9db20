import { percentile, report, timed } from "./report.ts";

const REQUESTS = 60;
const WARM_UP = 10;

interface Row {
  readonly resourceId: string;
}

/** What pages and API of a large snapshot take, against a route of the same server that does nothing. */
export async function benchServerTime(url: string): Promise<void> {
  const empty = await timesOf(`${url}/api/-`);
  const { items } = (await (await fetch(`${url}/api/resources?verdict=customer-managed&limit=1`)).json()) as {
    items: Row[];
  };
  const id = items[0]?.resourceId;
  const routes = {
    overview: "/",
    "filtered table": "/resources?verdict=customer-managed&region=eu-central-1&sort=name",
    "searched table": "/resources?q=claims",
    "drill-down": `/resources/${id}`,
    "API, a page of rows": "/api/resources?verdict=customer-managed&limit=100",
    "API, a resource": `/api/resources/${id}`,
  };
  for (const [name, path] of Object.entries(routes)) {
    const times = await timesOf(url + path);
    for (const share of [0.5, 0.95]) {
      report({
        name: `${name}, p${share * 100}`,
        value: percentile(times, share),
        unit: "ms",
        floor: percentile(empty, share),
      });
    }
  }
}

async function timesOf(url: string): Promise<number[]> {
  const times: number[] = [];
  for (let request = 0; request < WARM_UP + REQUESTS; request++) {
    times.push(await timed(async () => (await fetch(url)).arrayBuffer()));
  }
  return times.slice(WARM_UP);
}
