import type { Subject } from "#lib/domain/finding.ts";
import type { EventShow } from "#lib/domain/key-event-summary.ts";
import type { UnknownKind, Verdict } from "#lib/domain/verdict.ts";

/** The parameters of a link to the rows table; lists repeat their parameter. */
export interface RowsQuery {
  readonly type?: string | readonly string[] | undefined;
  readonly verdict?: Verdict | readonly Verdict[] | undefined;
  readonly region?: string | readonly string[] | undefined;
  readonly account?: string | readonly string[] | undefined;
  readonly key?: string | undefined;
  readonly unknown?: UnknownKind | undefined;
  readonly finding?: string | undefined;
  readonly q?: string | undefined;
  readonly scan?: string | null | undefined;
}

/** A path with its query; empty values are left out. */
export function hrefWith(
  path: string,
  query: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value ?? []].flat()) if (each !== "") parameters.append(name, each);
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The rows table with a filter. */
export const rowsHref = (query: RowsQuery): string => hrefWith("/resources", { ...query });

/**
 * A resource's page in a scan.
 *
 * @param from the page that has the link, as path and query without `scan`: the opened page leads back there
 */
export const resourceHref = (id: string, scan?: string | null, from?: string | null): string =>
  hrefWith(`/resources/${id}`, { scan, from });

/** A key's page in a scan; `from` as above. */
export const keyHref = (id: string, scan?: string | null, from?: string | null): string =>
  hrefWith(`/keys/${id}`, { scan, from });

/** A key's page with a part of its timeline of events: those of a kind, after a number of others; `from` as above. */
export const timelineHref = (
  id: string,
  scan: string | null,
  from: string | null,
  { show, offset }: { readonly show: EventShow; readonly offset: number },
): string =>
  hrefWith(`/keys/${id}`, {
    scan,
    from,
    events: show === "all" ? null : show,
    after: offset === 0 ? null : String(offset),
  });

/** A control's page; with a status, its findings of that status; `from` as above. */
export const controlHref = (
  id: string,
  scan?: string | null,
  from?: string | null,
  answer?: "fail" | "cannot-tell",
): string => hrefWith(`/controls/${id}`, { scan, answer, from }) + (answer ? "#findings" : "");

/** The control about VPC endpoints; its Regions are on the page about encryption in transit. */
const VPC_ENDPOINTS = "BEP-053";

interface FoundThing {
  /** Id of the control that made the finding. */
  readonly control: string;
  readonly subject: Subject;
  readonly resourceId: string | null;
  readonly keyId: string | null;
}

/** The page of a finding's subject; `from` as above. A row without a resource is a failed list: a gap. */
export function findingHref(
  { control, subject, resourceId, keyId }: FoundThing,
  scan?: string | null,
  from?: string | null,
): string {
  switch (subject.kind) {
    case "row":
    case "resource":
      return resourceId === null ? hrefWith("/gaps", { scan }) : resourceHref(resourceId, scan, from);
    case "key":
      return keyHref(keyId ?? "", scan, from);
    case "grant":
      return `${keyHref(keyId ?? "", scan, from)}#grants`;
    case "store":
      return rowsHref({ q: subject.arn, scan });
    case "region":
      return control === VPC_ENDPOINTS
        ? `${hrefWith("/transit", { scan })}#vpc-endpoints`
        : `${hrefWith("/monitoring", { scan })}#watch-${subject.region}`;
  }
}
