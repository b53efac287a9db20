/** A closed output (`npm start 2>&1 | head`) ends the log, not the process. Call it first. */
export function outliveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
