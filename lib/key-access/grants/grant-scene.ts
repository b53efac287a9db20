import type { GrantedThing, Grantee } from "#lib/domain/grant-reading.ts";
import type { Grant } from "#lib/domain/key.ts";
import { idInNames } from "./named-by-grant.ts";

/** A row of the posture, reduced to what grants need: which data is encrypted with which key. */
export interface GrantedRow {
  readonly id: string;
  readonly keyArn: string;
  readonly data: string;
  /** The resource. */
  readonly resource: GrantedThing;
  /** What the key encrypts: the resource itself, or the store of its data. */
  readonly thing: GrantedThing;
}

/** The results of a scan that the evaluation of grants needs. */
export interface GrantSceneSource {
  /** The account that was scanned. */
  readonly accountId: string;
  /** Every resource and store, or at least those that the grants in question name. */
  readonly things: Iterable<GrantedThing>;
  /** Every row that leads to a key, or at least those that lead to the keys in question. */
  readonly rows: Iterable<GrantedRow>;
  /** The Regions that were scanned. */
  readonly regions: Iterable<string>;
  /** Types and Regions whose listing is not complete. */
  readonly unlisted: Iterable<{ readonly type: string; readonly region: string }>;
  /** Time of the first answer of the scan: a resource created later may be missing in a listing. */
  readonly since: string | null;
}

/** The results of a scan, indexed for the evaluation of grants. */
export interface GrantScene {
  readonly accountId: string;
  readonly since: string | null;
  thing(arn: string): GrantedThing | undefined;
  under(keyArn: string): readonly GrantedRow[];
  /** Whether a resource or store, or a part of it, is encrypted with a key. */
  isUnder(keyArn: string, arn: string): boolean;
  /** A resource encrypted with a key, by the id that grant names contain. */
  byId(keyArn: string, id: string): GrantedThing | undefined;
  wasScanned(region: string): boolean;
  wasListed(type: string, region: string): boolean;
}

/** A grant with its key, the time of its listing and the scan. */
export interface GrantInPlace {
  readonly grant: Grant;
  readonly grantee: Grantee;
  readonly keyArn: string;
  /** When KMS listed the grant: the time that its age is compared with. */
  readonly at: string;
  readonly scene: GrantScene;
}

/** Indexes the results of a scan. */
export function grantScene(source: GrantSceneSource): GrantScene {
  const regions = new Set(source.regions);
  const unlisted = new Set([...source.unlisted].map(({ type, region }) => `${type} ${region}`));
  const things = new Map<string, GrantedThing>();
  for (const thing of source.things) {
    // Parts without an ARN have that of their parent with `#`: a grant can only name the parent.
    const [own = thing.arn] = thing.arn.split("#");
    if (!things.has(own)) things.set(own, thing);
    things.set(thing.arn, thing);
  }
  const under = Map.groupBy(source.rows, ({ keyArn }) => keyArn);
  const inside = once((keyArn) => new Set((under.get(keyArn) ?? []).flatMap(arnsOf)));
  const ids = once(
    (keyArn) =>
      new Map((under.get(keyArn) ?? []).flatMap(({ thing }) => [[idInNames(thing.arn) ?? thing.arn, thing]] as const)),
  );
  return {
    accountId: source.accountId,
    since: source.since,
    thing: (arn) => things.get(arn),
    under: (keyArn) => under.get(keyArn) ?? [],
    isUnder: (keyArn, arn) => inside(keyArn).has(arn),
    byId: (keyArn, id) => ids(keyArn).get(id),
    wasScanned: (region) => regions.has(region),
    wasListed: (type, region) => !unlisted.has(`${type} ${region}`),
  };
}

/** The ARNs of a row's resource and store; for a part without an ARN also that of its parent. */
function arnsOf({ resource, thing }: GrantedRow): readonly string[] {
  return [resource.arn, thing.arn].flatMap((arn) => [arn, arn.slice(0, `${arn}#`.indexOf("#"))]);
}

/** Caches a value for each key. */
function once<Made>(make: (keyArn: string) => Made): (keyArn: string) => Made {
  const made = new Map<string, Made>();
  return (keyArn) => {
    const known = made.get(keyArn);
    if (known !== undefined) return known;
    const fresh = make(keyArn);
    made.set(keyArn, fresh);
    return fresh;
  };
}
