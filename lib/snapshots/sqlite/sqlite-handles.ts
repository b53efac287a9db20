import type { FilesInPlace } from "./files-in-place.ts";
import type { AdaptedDatabase } from "./sqlite-adapter.ts";

/**
 * The two handles on one SQLite file. A reader never waits for a writer (WAL), so reads have their own handle; writes
 * take the other, which one transaction at a time may hold.
 */
export class SqliteHandles {
  readonly path: string;
  readonly reader: AdaptedDatabase;
  readonly writer: AdaptedDatabase;
  readonly files: FilesInPlace;
  /** Whether a transaction of this process is open on the writer. */
  isHeld = false;
  #isClosed = false;

  constructor(path: string, reader: AdaptedDatabase, writer: AdaptedDatabase, files: FilesInPlace) {
    this.path = path;
    this.reader = reader;
    this.writer = writer;
    this.files = files;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.reader.close();
    this.writer.close();
  }
}
