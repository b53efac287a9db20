"use client";

import { useAddress } from "./scope-link.tsx";

/** Hidden fields of a form that keep the parameters of the address, but for some. */
export function KeptFields({ without }: { without: readonly string[] }) {
  return useAddress(without).parameters.map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}
