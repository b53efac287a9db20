import {
  DescribeKeyCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListGrantsCommand,
  ListResourceTagsCommand,
} from "@aws-sdk/client-kms";
import { understand, unexpected } from "#lib/aws/understand.ts";
import type { Listing } from "#lib/catalogue/listing.ts";
import type { Command } from "#lib/catalogue/request.ts";
import type { Answer, CallRecord, Failure } from "#lib/domain/call.ts";
import type { DescribedKey, Grant, KeyLastUse, KeyMetadata, KeyRotation, Part } from "#lib/domain/key.ts";
import { type KeyReference, keyReference, whyNoKey } from "#lib/domain/key-reference.ts";
import { notOffered } from "#lib/domain/part-reason.ts";
import { flag, list, numberOrNull, text, textOrNull } from "./answer-shapes.ts";
import { noteGap, type ScanContext } from "./context.ts";
import { toGrant, toLastUse, toMetadata } from "./key-shapes.ts";
import { listPages } from "./list-pages.ts";

/** The members by which KMS pages its lists. */
interface MarkerPage {
  readonly NextMarker?: string | undefined;
  readonly Truncated?: boolean | undefined;
}

/** kms:DescribeKey in the key's own Region; it takes ARNs of other accounts too. */
export async function describeKey(context: ScanContext, reference: KeyReference): Promise<Answer<KeyMetadata>> {
  const permission = "kms:DescribeKey";
  const answer = await ask(context, reference.region, permission, new DescribeKeyCommand({ KeyId: reference.arn }));
  if (!answer.ok) return answer;
  const metadata = understand(() => toMetadata(answer.output.KeyMetadata));
  if (!metadata)
    return { ok: false, failure: unexpected(answer.call, permission, "The response does not describe a key") };
  if (isAbout(metadata, reference, context.identity.partition))
    return { ok: true, output: metadata, call: answer.call };
  return {
    ok: false,
    failure: unexpected(answer.call, permission, `The response describes another key: ${metadata.arn}`),
  };
}

/** All further calls go to the ARN of the answer. An alias leads to a key of its own account and Region ("Key identifiers"). */
function isAbout({ arn, accountId }: KeyMetadata, reference: KeyReference, partition: string): boolean {
  const described = keyReference(arn, reference.region, { accountId, partition });
  const itself = whyNoKey(described, partition) === null && !described.isAlias;
  const own = described.accountId === reference.accountId && accountId === reference.accountId;
  const there = described.region === reference.region;
  return itself && own && there && (reference.isAlias || arn.toLowerCase() === reference.arn.toLowerCase());
}

/** Everything else about a described key; each part is readable or not on its own. */
export async function readKeyParts(
  context: ScanContext,
  metadata: KeyMetadata,
  call: CallRecord,
): Promise<DescribedKey> {
  const key = new KeyParts(context, metadata);
  const [rotation, aliases, policy, grants, tags, lastUse] = await Promise.all([
    key.rotation(),
    key.aliases(),
    key.policy(),
    key.grants(),
    key.tags(),
    key.lastUse(),
  ]);
  return { kind: "described", metadata, call, rotation, aliases, policy, grants, tags, lastUse };
}

class KeyParts {
  readonly #context: ScanContext;
  readonly #key: KeyMetadata;

  constructor(context: ScanContext, key: KeyMetadata) {
    this.#context = context;
    this.#key = key;
  }

  async rotation(): Promise<Part<KeyRotation>> {
    const none = notRotated(this.#key);
    if (none !== null) return none;
    const command = new GetKeyRotationStatusCommand({ KeyId: this.#key.arn });
    return this.#part("kms:GetKeyRotationStatus", command, (output) => ({
      enabled: flag(output.KeyRotationEnabled),
      periodDays: numberOrNull(output.RotationPeriodInDays),
      nextAt: output.NextRotationDate?.toISOString() ?? null,
    }));
  }

  async policy(): Promise<Part<string>> {
    if (!this.#isOwn) return OTHER_ACCOUNT;
    const command = new GetKeyPolicyCommand({ KeyId: this.#key.arn, PolicyName: "default" });
    return this.#part("kms:GetKeyPolicy", command, ({ Policy }) => text(Policy));
  }

  async aliases(): Promise<Part<readonly string[]>> {
    if (!this.#isOwn) return OTHER_ACCOUNT;
    const aliases = await this.#list(
      "kms:ListAliases",
      (Marker) => new ListAliasesCommand({ KeyId: this.#key.arn, Limit: 100, Marker }),
      ({ Aliases }) => Aliases?.map(({ AliasName }) => text(AliasName)),
    );
    return aliases.kind === "read" ? { ...aliases, value: [...aliases.value].sort() } : aliases;
  }

  grants(): Promise<Part<readonly Grant[]>> {
    return this.#list(
      "kms:ListGrants",
      (Marker) => new ListGrantsCommand({ KeyId: this.#key.arn, Limit: 100, Marker }),
      ({ Grants }) => Grants?.map(toGrant),
    );
  }

  async tags(): Promise<Part<Readonly<Record<string, string>>>> {
    if (!this.#isOwn) return OTHER_ACCOUNT;
    const tags = await this.#list(
      "kms:ListResourceTags",
      (Marker) => new ListResourceTagsCommand({ KeyId: this.#key.arn, Limit: 50, Marker }),
      ({ Tags }) => Tags?.map(({ TagKey, TagValue }) => [text(TagKey), textOrNull(TagValue) ?? ""] as const),
    );
    return tags.kind === "read" ? { ...tags, value: Object.fromEntries(tags.value) } : tags;
  }

  async lastUse(): Promise<Part<KeyLastUse>> {
    if (this.#key.manager === "AWS") return NOT_THE_CUSTOMERS;
    if (!this.#isOwn) return OTHER_ACCOUNT;
    return this.#part("kms:GetKeyLastUsage", new GetKeyLastUsageCommand({ KeyId: this.#key.arn }), toLastUse);
  }

  get #isOwn(): boolean {
    return this.#key.accountId === this.#context.identity.accountId;
  }

  async #part<Output, Value>(
    permission: string,
    command: Command<Output>,
    read: (output: Output) => Value | null,
  ): Promise<Part<Value>> {
    const answer = await ask(this.#context, this.#key.region, permission, command);
    if (!answer.ok) return this.#unreadable(answer.failure);
    const value = understand(() => read(answer.output));
    if (value !== null) return { kind: "read", value, call: answer.call };
    return this.#unreadable(
      unexpected(answer.call, permission, "The response lacks what every response of this operation has"),
    );
  }

  /** KMS pages by markers, with a flag for the last page. */
  async #list<Output extends MarkerPage, Item>(
    permission: string,
    command: (marker: string | undefined) => Command<Output>,
    items: (output: Output) => readonly Item[] | undefined,
  ): Promise<Part<readonly Item[]>> {
    const listing: Listing<Item> = {
      permission,
      command: (marker) => command(marker ?? undefined),
      page(output) {
        const { NextMarker, Truncated } = output as Output;
        // "When Truncated is true, this element is present" (SDK, NextMarker): without it the rest cannot be read.
        return { items: list(items(output as Output)), nextToken: Truncated ? text(NextMarker) : null };
      },
    };
    const pages = listPages(this.#context.reader, this.#key.region, "kms", listing, this.#context.signal);
    const all: Item[] = [];
    let last: CallRecord | null = null;
    let page = await pages.next();
    for (; !page.done; page = await pages.next()) {
      all.push(...page.value.items);
      last = page.value.call;
    }
    if (page.value) return this.#unreadable(page.value);
    if (!last) throw new Error("A listing that did not fail has a page");
    return { kind: "read", value: all, call: last };
  }

  #unreadable(failure: Failure): { kind: "unreadable"; failure: Failure } {
    noteGap(this.#context, this.#key.region, null, this.#key.arn, failure);
    return { kind: "unreadable", failure };
  }
}

const OTHER_ACCOUNT = notOffered("key-of-another-account");
const NOT_THE_CUSTOMERS = notOffered("aws-managed-key");

/** Why KMS does not offer automatic rotation for a key (SDK, GetKeyRotationStatus); null if it does. */
function notRotated({ origin, spec, state }: KeyMetadata) {
  if (origin !== "AWS_KMS") return notOffered("key-origin", { origin });
  if (spec !== "SYMMETRIC_DEFAULT") return notOffered("key-spec", { spec });
  // For such a key KMS always returns "false", which is not the setting.
  return state === "PendingDeletion" || state === "PendingReplicaDeletion" ? notOffered("pending-deletion") : null;
}

const ask = <Output>(context: ScanContext, region: string, permission: string, command: Command<Output>) =>
  context.reader.call(region, { service: "kms", permission, command }, context.signal);
