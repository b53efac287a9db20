import type { UnitReading } from "#lib/domain/coverage.ts";
import { readJson } from "./stored-json.ts";

/** The columns of a reading. */
export const READING_COLUMNS = [
  ...(["landings.scanId", "units.accountId", "units.region", "landings.startedAt", "landings.landedAt"] as const),
  ...(["landings.toolVersion", "reads", "failed", "notOffered", "verdicts"] as const),
];

/** A reading from its columns. */
export const toReading = <
  Stored extends { readonly region: string; readonly landedAt: string | null; readonly verdicts: string | null },
>({
  region,
  landedAt,
  verdicts,
  ...reading
}: Stored) => ({
  ...reading,
  region: region || null,
  readAt: landedAt ?? "",
  verdicts: verdicts === null ? null : readJson<NonNullable<UnitReading["verdicts"]>>(verdicts),
});
