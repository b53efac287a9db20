import { createHash } from "node:crypto";

/** A script that runs marks the window; no script may run. */
export const CANARY = "__hostile";
const CALL = `window.${CANARY}=1;alert(1)`;

/** Texts of an attacker against the users of the dashboard. */
export const HOSTILE_TEXTS = [
  `<img src=x onerror="${CALL}">`,
  `"><script>${CALL}</script>`,
  `</script><script>${CALL}</script>`,
  `<svg onload='${CALL}'>`,
  `javascript:${CALL}//`,
  `' onmouseover='${CALL}' x='`,
  `<iframe srcdoc="<script>parent.${CANARY}=1</script>">`,
  '=HYPERLINK("https://evil.example","open")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r\n=1+1,\"second\",'third'",
  "-2+3+cmd|' /C calc'!A0",
  "\u202egnp.exe\u2066 flipped",
  "\u05d0\u05d1\u05d2 \u0627\u0644\u0633\u0631",
  "zero\u200bwidth\u200d\ufeffjoined\u2060",
  "NUL\u0000and\u0007bell\u001b[31m",
  "\ud800 alone \udfff",
  "W".repeat(10_000),
  "Z\u0351\u036f\u0321".repeat(40),
  "__proto__",
  "constructor",
  "{{resolve:ssm-secure:password}}",
  `\${file("/etc/passwd")}`,
  "$(touch pwned)`touch pwned`",
  "%s%n%00%2e%2e/../../etc/passwd",
  'name",\n{"level":"error","msg":"forged"}',
  "' OR 1=1; DROP TABLE scans; --",
] as const;

/**
 * One of the texts, always the same for the same original, followed by the original, so that different names stay
 * different.
 */
export function hostile(original: string): string {
  const [first = 0, second = 0] = createHash("sha256").update(original).digest();
  return `${HOSTILE_TEXTS[(first * 256 + second) % HOSTILE_TEXTS.length]} ${original}`;
}
