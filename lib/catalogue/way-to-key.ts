/**
 * Requires that every member on the path to a key is a structure, or a list where the path has `[]`, or absent. From
 * a member of another type it does not follow that no key is named.
 *
 * @param path as `ProtectedData` has it, e.g. `volumes[].kmsKeyId`
 * @throws TypeError
 */
export function demandWayToKey(answer: unknown, path: string): void {
  const [step = "", ...rest] = path.split(".");
  if (answer === undefined || answer === null || step === "") return;
  if (typeof answer !== "object" || Array.isArray(answer)) throw new TypeError(`No structure stands before ${step}`);
  const name = step.replace("[]", "");
  const inner: unknown = Reflect.get(answer, name);
  const items = name === step ? [inner] : (inner ?? []);
  if (!Array.isArray(items)) throw new TypeError(`${name} is no list`);
  for (const item of items) demandWayToKey(item, rest.join("."));
}
