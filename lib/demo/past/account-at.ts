import type { DemoModel, RegionModel } from "../account/demo-model.ts";
import type { KeyModel } from "../account/key-model.ts";
import { stateAt } from "../account/key-state-history.ts";
import { usedDaysAgo } from "../account/key-use.ts";
import { daysAgo, TODAY } from "../account/today.ts";
import { changed, changedKeys } from "./changed.ts";
import { happened } from "./happened.ts";

const DAY = 86_400_000;

/**
 * The demo account as it was some days before today: keys in the state that their trail left them in, without what was
 * created later, and before everything that happened since.
 *
 * @param clock what time it is there, in milliseconds
 */
export function accountAt(today: DemoModel, days: number, clock: () => number): DemoModel {
  const at = daysAgo(days);
  const asOfThen: DemoModel = {
    ...today,
    now: clock,
    keys: changedKeys(today.keys, (key) => keyAt(key, at)),
    region: (name) => withoutLater(today.region(name), at),
  };
  return happened(today)
    .filter((event) => event.daysAgo < days)
    .reduce((account, { before }) => before(account), asOfThen);
}

const isLater = (moment: Date | undefined, at: number): boolean => moment !== undefined && moment.getTime() > at;

/** A key at a moment; null if it was created later. */
function keyAt(key: KeyModel, at: number): KeyModel | null {
  const { DeletionDate, PendingDeletionWindowInDays, ...metadata } = key.metadata;
  if (isLater(metadata.CreationDate, at)) return null;
  const state = stateAt(key, at);
  const isPending = state === key.metadata.KeyState;
  return {
    ...key,
    metadata: {
      ...metadata,
      ...(isPending && { DeletionDate, PendingDeletionWindowInDays }),
      KeyState: state as KeyModel["metadata"]["KeyState"],
      Enabled: state === "Enabled",
    },
    grants: key.grants.filter(({ CreationDate }) => !isLater(CreationDate, at)),
    lastUse: lastUseAt(key, at),
  };
}

/** A key that was used later was used a few hours before, too. */
function lastUseAt({ arn, lastUse }: KeyModel, at: number): KeyModel["lastUse"] {
  if (!lastUse || !isLater(lastUse.Timestamp, at)) return lastUse;
  return usedDaysAgo(arn, (TODAY - at) / DAY + 0.2, lastUse.Operation);
}

/** Only these have dates that count from today; all others were created before the account was written down. */
function withoutLater(region: RegionModel, at: number): RegionModel {
  return {
    ...region,
    agents: changed(region.agents, (each) => (isLater(each.detail.createdAt, at) ? null : each)),
    customModels: changed(region.customModels, (each) => (isLater(each.detail.creationTime, at) ? null : each)),
    batchJobs: region.batchJobs.filter(({ submitTime }) => !isLater(submitTime, at)),
  };
}
