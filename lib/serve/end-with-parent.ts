/**
 * Calls `end` once when this process must end: on SIGTERM, or when the parent has ended and its channel is closed.
 * What a terminal sends to the whole group is the parent's to decide.
 */
export function endWithParent(end: () => Promise<void>): void {
  let isEnding = false;
  const once = () => {
    if (isEnding) return;
    isEnding = true;
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", once);
  process.on("disconnect", once);
  for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
}
