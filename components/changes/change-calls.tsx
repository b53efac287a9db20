import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import { isMadeByCall } from "#lib/domain/changes/events-behind.ts";
import { actorName } from "#lib/format/actors.ts";
import type { ListedChange } from "#lib/views/changes.ts";

/** Of more calls than these only the newest are named. */
const MOST = 3;

interface ChangeCallsProps {
  readonly change: ListedChange;
  /** The page of the key, where its events can be searched. */
  readonly keyHref: string;
  readonly now: Date;
}

/** Who made a change of a key and when, as CloudTrail says; nothing for other changes. */
export function ChangeCalls({ change, keyHref, now }: ChangeCallsProps) {
  if (!isMadeByCall(change)) return null;
  if (change.events === null)
    return (
      <p className="text-muted text-xs">
        CloudTrail was not searched for who made the change.{" "}
        <Link prefetch={false} href={`${keyHref}#use`} className="underline underline-offset-2">
          Key usage
        </Link>
      </p>
    );
  if (change.events.length === 0)
    return <p className="text-muted text-xs">CloudTrail has no call between the two times that made the change.</p>;
  return (
    <ul className="text-muted text-xs">
      {change.events.slice(0, MOST).map(({ id, name, by, at }) => (
        <li key={id}>
          {name} by <bdi title={by.principal ?? undefined}>{actorName(by)}</bdi>, <Time iso={at} now={now} />{" "}
          (CloudTrail)
        </li>
      ))}
    </ul>
  );
}
