import type { Asked } from "#lib/domain/posture.ts";

/** The hidden fields of a form that keep the scan or the time that the address asks for. */
export function AskedFields({ asked: { scan, at } }: { asked: Asked }) {
  return (
    <>
      {scan && <input type="hidden" name="scan" value={scan} />}
      {at && <input type="hidden" name="at" value={at} />}
    </>
  );
}
