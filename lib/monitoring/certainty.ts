/** Three-valued truth: what was not verified is neither yes nor no. */
export type Certainty = "yes" | "no" | "cannot-tell";

/** Certainly all: one `no` decides, and nothing else outweighs one that cannot be told. */
export function everyOf(parts: Iterable<Certainty>): Certainty {
  let so: Certainty = "yes";
  for (const part of parts) {
    if (part === "no") return "no";
    if (part === "cannot-tell") so = part;
  }
  return so;
}

/** Certainly one of them: one `yes` decides. */
export function someOf(parts: Iterable<Certainty>): Certainty {
  let so: Certainty = "no";
  for (const part of parts) {
    if (part === "yes") return "yes";
    if (part === "cannot-tell") so = part;
  }
  return so;
}

export function notOf(part: Certainty): Certainty {
  if (part === "cannot-tell") return part;
  return part === "yes" ? "no" : "yes";
}

export const certain = (is: boolean): Certainty => (is ? "yes" : "no");
