import "server-only";
import { z } from "zod";
import type { Asked } from "#lib/domain/posture.ts";
import type { RowFilter, Sort } from "#lib/domain/row-filter.ts";
import { evidenceCsv } from "#lib/evidence/evidence-csv.ts";
import { evidenceFileName } from "#lib/evidence/file-name.ts";
import { streamText } from "#lib/evidence/text-stream.ts";
import { database } from "./database.ts";
import { inTurn } from "./in-turn.ts";
import { shownPosture } from "./of-posture.ts";
import { ROW_PARAMETERS } from "./pages/resources.ts";
import { processGlobal } from "./process-global.ts";
import { Turns } from "./turns.ts";

/** The parameters of `GET /api/evidence.csv`: the filters and order of the table, and the byte order mark. */
export const EVIDENCE_PARAMETERS = z.strictObject({
  ...ROW_PARAMETERS,
  bom: z.enum(["0", "1"]).default("0").meta({ description: "1 to add a byte order mark for Excel, or 0" }),
});

/** Which rows of which posture are exported. */
export interface EvidenceQuery {
  readonly asked: Asked;
  readonly filter: RowFilter;
  readonly sort: Sort;
  readonly bom: boolean;
}

/** This many exports stream at once; others wait in order. */
const AT_ONCE = 4;
/** A reader that is idle for this long gives its turn to the next. */
const LONGEST_PAUSE_MS = 5_000;

/** The reader of an export. */
export interface EvidenceReader {
  /** Aborted when the reader disconnects. */
  readonly signal: AbortSignal;
  /** Called when the stream has ended, for any reason. */
  readonly onEnd: () => void;
}

/** The evidence CSV of a posture, before it is read. */
export interface Evidence {
  readonly fileName: string;
  /** The CSV as a stream, which advances while it has a turn. */
  readonly stream: (reader: EvidenceReader) => ReadableStream<Uint8Array>;
}

/** The evidence CSV of the rows that a query selects; null when there is no such posture. */
export async function evidence({ asked, filter, sort, bom }: EvidenceQuery): Promise<Evidence | null> {
  const store = await database();
  const posture = await shownPosture(store, { asked });
  if (!posture) return null;
  return {
    fileName: evidenceFileName(posture, filter),
    stream({ signal, onEnd }) {
      const principalOf = async (id: string) => (await store.scans.scan(id))?.principalArn ?? null;
      const csv = evidenceCsv(store.rows.streamRows(posture.point, filter, sort), principalOf, { bom });
      const turns = processGlobal("export-turns", () => new Turns(AT_ONCE));
      return streamText(inTurn(csv, turns, { longestPauseMs: LONGEST_PAUSE_MS, signal, onEnd }));
    },
  };
}
