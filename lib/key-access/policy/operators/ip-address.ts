/** An address as a number, and how many bits its family has. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Whether an address is in a range; a range without a prefix is one address. Null for what is no address. */
export function isInRange(value: string, range: string): boolean | null {
  const [network = "", prefix, ...more] = range.split("/");
  const [address, base] = [addressOf(value), addressOf(network)];
  if (address === null || base === null || more.length > 0) return null;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null;
  const length = prefix === undefined ? base.bits : Number(prefix);
  if (length > base.bits) return null;
  if (address.bits !== base.bits) return false;
  const shift = BigInt(base.bits - length);
  return address.value >> shift === base.value >> shift;
}

const addressOf = (text: string): Address | null => (text.includes(":") ? ofVersion6(text) : ofVersion4(text));

function ofVersion4(text: string): Address | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return { bits: 32, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) };
}

function ofVersion6(text: string): Address | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...(tail ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}
