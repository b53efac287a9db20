import { ACCOUNT_ID } from "./identity.ts";
import type { KeyModel } from "./key-model.ts";
import { keyParts } from "./key-model.ts";

/** The keys that KMS knows. */
export interface KeyRing {
  /** By key id, alias name, alias ARN or key ARN, as an endpoint of this Region resolves it. */
  find(named: string, region: string): KeyModel | undefined;
  /** The account's own keys of a Region, without generated ones. */
  written(region: string): readonly KeyModel[];
}

/** Indexes keys by everything that they can be called. `generate` makes the keys of a large account from their ARN. */
export function keyRing(keys: readonly KeyModel[], generate: (arn: string) => KeyModel | undefined): KeyRing {
  const byArn = new Map(keys.map((key) => [key.arn, key]));
  for (const key of keys) {
    const { region, accountId } = keyParts(key.arn);
    for (const alias of key.aliases) byArn.set(`arn:aws:kms:${region}:${accountId}:${alias}`, key);
  }
  return {
    find(named, region) {
      const arn = absolute(named, region);
      // An endpoint knows only keys of its own Region.
      return keyParts(arn).region === region ? (byArn.get(arn) ?? generate(arn)) : undefined;
    },
    written: (region) => keys.filter((key) => key.region === region && key.accountId === ACCOUNT_ID),
  };
}

function absolute(named: string, region: string): string {
  if (named.startsWith("arn:")) return named;
  return `arn:aws:kms:${region}:${ACCOUNT_ID}:${named.startsWith("alias/") ? named : `key/${named}`}`;
}
