import type { AuditEvent, AuditRecord } from "#lib/domain/audit.ts";
import { ApiTokens } from "./access/api-tokens.ts";
import { Sessions } from "./access/sessions.ts";
import { AccountQueries } from "./account-queries.ts";
import { AuditLog } from "./audit/audit-log.ts";
import { ChangeQueries } from "./change-queries.ts";
import { ControlQueries } from "./control-queries.ts";
import { CoverageQueries } from "./coverage-queries.ts";
import type { Database } from "./database.ts";
import { GrantQueries } from "./grant-queries.ts";
import { InterruptedScans } from "./interrupted-scans.ts";
import { KeyEventJournal } from "./key-event-journal.ts";
import { KeyQueries } from "./key-queries.ts";
import { Archives } from "./landing/archive.ts";
import { type Owner, REAL_WAITING, SignsOfLife } from "./owner.ts";
import { PostureQueries } from "./posture-queries.ts";
import { PruneRequests } from "./prune-requests.ts";
import { Pruner } from "./pruner.ts";
import { ResourceQueries } from "./resource-queries.ts";
import { RowQueries } from "./row-queries.ts";
import { ScanJournal } from "./scan-journal.ts";
import { ScanQueries } from "./scan-queries.ts";
import { ScanQueue } from "./scan-queue.ts";
import { SnapshotReads } from "./snapshot-reads.ts";
import { TimelineQueries } from "./timeline-queries.ts";

/** What may be changed together with its audit record. */
export type Audited = Pick<SnapshotStore, "queue" | "journal" | "pruneRequests" | "tokens">;

/** Everything that is stored, by subject. Every method throws DatabaseError when the database fails. */
export interface SnapshotStore {
  readonly queue: ScanQueue;
  readonly journal: ScanJournal;
  readonly interrupted: InterruptedScans;
  readonly scans: ScanQueries;
  readonly postures: PostureQueries;
  readonly rows: RowQueries;
  readonly resources: ResourceQueries;
  readonly timelines: TimelineQueries;
  readonly keys: KeyQueries;
  readonly grants: GrantQueries;
  readonly keyEvents: KeyEventJournal;
  readonly controls: ControlQueries;
  readonly account: AccountQueries;
  readonly coverage: CoverageQueries;
  readonly changes: ChangeQueries;
  readonly pruner: Pruner;
  readonly pruneRequests: PruneRequests;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly audit: AuditLog;
  /** Makes a change and appends its event to the audit log, or neither. A null event: nothing was changed. */
  audited<Result>(
    change: (within: Audited) => Promise<{ readonly result: Result; readonly event: AuditEvent | null }>,
  ): Promise<{ readonly result: Result; readonly record: AuditRecord | null }>;
  /** @throws DatabaseError `replaced` when the database is no longer the file that was opened */
  demandInPlace(): void;
  close(): Promise<void>;
}

/**
 * The store over an open database, used by the process `self`.
 *
 * @param atOnce a connection to the same database that does not wait while another process writes
 */
export function createStore(
  db: Database,
  self: Owner,
  now: () => Date,
  waiting = REAL_WAITING,
  atOnce = db,
): SnapshotStore {
  const signs = new SignsOfLife(self, now, waiting);
  const interrupted = new InterruptedScans(db, atOnce, now, signs);
  const reads = new SnapshotReads(db, now);
  const archives = new Archives(db);
  const rows = new RowQueries(db, reads, archives);
  const audit = new AuditLog(db, now);
  return {
    audit,
    audited: (change) =>
      db.transaction().execute(async (transaction) => {
        const { result, event } = await change(createStore(transaction, self, now, waiting));
        return { result, record: event && (await audit.appendWithin(transaction, event)) };
      }),
    queue: new ScanQueue(db, self, now),
    journal: new ScanJournal(db, self, now, interrupted),
    interrupted,
    scans: new ScanQueries(db, archives),
    postures: new PostureQueries(db),
    rows,
    timelines: new TimelineQueries(db),
    resources: new ResourceQueries(db, archives),
    keys: new KeyQueries(db, archives),
    grants: new GrantQueries(db, archives),
    keyEvents: new KeyEventJournal(db, atOnce, self, now, signs),
    controls: new ControlQueries(db),
    account: new AccountQueries(db, archives),
    coverage: new CoverageQueries(db),
    changes: new ChangeQueries(db, reads, archives),
    pruner: new Pruner(db, now, reads),
    pruneRequests: new PruneRequests(db, self, now, signs),
    sessions: new Sessions(db, atOnce, now),
    tokens: new ApiTokens(db, now),
    demandInPlace: () => {},
    close: () => db.destroy(),
  };
}
