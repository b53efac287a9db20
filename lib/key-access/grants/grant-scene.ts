import type { GrantedThing, Grantee } from "#lib/domain/grant-reading.ts";
import type { Grant } from "#lib/domain/key.ts";
import { idInNames } from "./named-by-grant.ts";

/** A row of the posture, as far as grants are concerned: what lies under which key. */
export interface GrantedRow {
  readonly id: string;
  readonly keyArn: string;
  readonly data: string;
  /** The resource. */
  readonly resource: GrantedThing;
  /** What the key protects: the resource itself, or the store that its data lies in. */
  readonly thing: GrantedThing;
}

/** What a scan saw, as far as grants are concerned. */
export interface GrantSceneSource {
  /** The account that was scanned. */
  readonly accountId: string;
  /** Every resource and store, or at least those that the grants in question name. */
  readonly things: Iterable<GrantedThing>;
  /** Every row that leads to a key, or at least those that lead to the keys in question. */
  readonly rows: Iterable<GrantedRow>;
  /** The Regions that were looked at. */
  readonly regions: Iterable<string>;
  /** Listings of types that gave no complete answer, as far as the whole account and Region go. */
  readonly unlisted: Iterable<{ readonly type: string; readonly region: string }>;
  /** The first answer of the scan: what is younger may have been made behind the back of a listing. */
  readonly since: string | null;
}

/** What a scan saw, indexed for the questions that a grant asks. */
export interface GrantScene {
  readonly accountId: string;
  readonly since: string | null;
  thing(arn: string): GrantedThing | undefined;
  under(keyArn: string): readonly GrantedRow[];
  /** Whether a resource or store, or a part of it, is under a key. */
  isUnder(keyArn: string, arn: string): boolean;
  /** A thing under a key by the id that names call it by. */
  byId(keyArn: string, id: string): GrantedThing | undefined;
  wasLookedAt(region: string): boolean;
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

/** Indexes what a scan saw. */
export function grantScene(source: GrantSceneSource): GrantScene {
  const regions = new Set(source.regions);
  const unlisted = new Set([...source.unlisted].map(({ type, region }) => `${type} ${region}`));
  const things = new Map<string, GrantedThing>();
  for (const thing of source.things) {
    // Parts that AWS gives no ARN carry their parent's with `#`: a grant can only name the parent.
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
    wasLookedAt: (region) => regions.has(region),
    wasListed: (type, region) => !unlisted.has(`${type} ${region}`),
  };
}

/** A row's resource and store; parts without an ARN of AWS's stand for what they are parts of, too. */
function arnsOf({ resource, thing }: GrantedRow): readonly string[] {
  return [resource.arn, thing.arn].flatMap((arn) => [arn, arn.slice(0, `${arn}#`.indexOf("#"))]);
}

/** Makes something for each key when it is first asked for. */
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
