import type { Migration } from "kysely";
import { snapshots } from "./0001-snapshots.ts";
import { findings } from "./0002-findings.ts";
import { keyEvents } from "./0003-key-events.ts";
import { access } from "./0004-access.ts";
import { evidence } from "./0005-evidence.ts";
import { workQueue } from "./0006-work-queue.ts";
import { gapKinds } from "./0007-gap-kinds.ts";
import { seenSecrets } from "./0008-seen-secrets.ts";
import { audit } from "./0009-audit.ts";
import { reasons } from "./0010-reasons.ts";
import { ids } from "./0011-ids.ts";
import { readings } from "./0012-readings.ts";
import { sortKeys } from "./0013-sort-keys.ts";
import { listSortKeys } from "./0014-list-sort-keys.ts";
import { units } from "./0015-units.ts";
import { keyEventsOfKeys } from "./0016-key-events-of-keys.ts";
import { search } from "./0017-search.ts";

/** Every migration under its name, in the order in which they run. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-snapshots": snapshots,
  "0002-findings": findings,
  "0003-key-events": keyEvents,
  "0004-access": access,
  "0005-evidence": evidence,
  "0006-work-queue": workQueue,
  "0007-gap-kinds": gapKinds,
  "0008-seen-secrets": seenSecrets,
  "0009-audit": audit,
  "0010-reasons": reasons,
  "0011-ids": ids,
  "0012-readings": readings,
  "0013-sort-keys": sortKeys,
  "0014-list-sort-keys": listSortKeys,
  "0015-units": units,
  "0016-key-events-of-keys": keyEventsOfKeys,
  "0017-search": search,
};
