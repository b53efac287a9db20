/** Three-valued truth: what was not verified is neither `yes` nor `no`. */
export type Certainty = "yes" | "no" | "cannot-tell";

/** `no` if one part is, else `cannot-tell` if one part is. */
export function everyOf(parts: Iterable<Certainty>): Certainty {
  let result: Certainty = "yes";
  for (const part of parts) {
    if (part === "no") return "no";
    if (part === "cannot-tell") result = part;
  }
  return result;
}

/** `yes` if one part is, else `cannot-tell` if one part is. */
export function someOf(parts: Iterable<Certainty>): Certainty {
  let result: Certainty = "no";
  for (const part of parts) {
    if (part === "yes") return "yes";
    if (part === "cannot-tell") result = part;
  }
  return result;
}

export function notOf(part: Certainty): Certainty {
  if (part === "cannot-tell") return part;
  return part === "yes" ? "no" : "yes";
}

export const certain = (is: boolean): Certainty => (is ? "yes" : "no");
