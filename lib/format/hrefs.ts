import type { Subject } from "#lib/domain/finding.ts";
import type { EventShow } from "#lib/domain/key-event-summary.ts";
import type { Asked } from "#lib/domain/posture.ts";
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
  readonly asked?: Asked | undefined;
}

/** The parameters of a link; lists repeat theirs. `asked` keeps the scan or the time that is shown. */
export type LinkQuery = { readonly asked?: Asked | undefined } & Readonly<
  Record<string, string | readonly string[] | Asked | null | undefined>
>;

type Value = string | readonly string[] | null | undefined;

/** A path with its query; empty values are left out. */
export function hrefWith(path: string, { asked, ...query }: LinkQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, ...query } as Readonly<Record<string, Value>>)) {
    for (const each of [value ?? []].flat()) if (each !== "") parameters.append(name, each);
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** A page as one that another is opened from (`from`): its path with the accounts and Regions that it is limited to. */
export const openedFrom = (path: string, { account, region }: Asked): string => hrefWith(path, { account, region });

/** The rows table with a filter. */
export const rowsHref = (query: RowsQuery): string => hrefWith("/resources", { ...query });

/**
 * A resource's page in a posture.
 *
 * @param from the page that has the link, as path and query without `scan` and `at`: the opened page leads back there
 */
export const resourceHref = (id: string, asked?: Asked, from?: string | null): string =>
  hrefWith(`/resources/${id}`, { asked, from });

/** A key's page in a posture; `from` as above. */
export const keyHref = (id: string, asked?: Asked, from?: string | null): string =>
  hrefWith(`/keys/${id}`, { asked, from });

/** A key's page with a part of its timeline of events: those of a kind, after a number of others; `from` as above. */
export const timelineHref = (
  id: string,
  asked: Asked,
  from: string | null,
  { show, offset }: { readonly show: EventShow; readonly offset: number },
): string =>
  hrefWith(`/keys/${id}`, {
    asked,
    from,
    events: show === "all" ? null : show,
    after: offset === 0 ? null : String(offset),
  });

/** A control's page; with a status, its findings of that status; `from` as above. */
export const controlHref = (id: string, asked?: Asked, from?: string | null, answer?: "fail" | "cannot-tell"): string =>
  hrefWith(`/controls/${id}`, { asked, answer, from }) + (answer ? "#findings" : "");

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
  asked?: Asked,
  from?: string | null,
): string {
  switch (subject.kind) {
    case "row":
    case "resource":
      return resourceId === null ? hrefWith("/gaps", { asked }) : resourceHref(resourceId, asked, from);
    case "key":
      return keyHref(keyId ?? "", asked, from);
    case "grant":
      return `${keyHref(keyId ?? "", asked, from)}#grants`;
    case "store":
      return rowsHref({ q: subject.arn, asked });
    case "region":
      return control === VPC_ENDPOINTS
        ? `${hrefWith("/transit", { asked })}#vpc-endpoints`
        : `${hrefWith("/monitoring", { asked })}#watch-${subject.region}`;
  }
}
