import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { VerdictIcon } from "#components/verdict/verdict-icon.tsx";
import { VERDICT_STYLES } from "#components/verdict/verdict-style.ts";
import type { Key } from "#lib/domain/key.ts";
import { aliasOf } from "#lib/domain/key.ts";
import { principalsOf, readKeyPolicy } from "#lib/domain/key-policy.ts";
import { partSentence } from "#lib/domain/part-reason.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { VERDICT_TERMS } from "#lib/domain/terms.ts";
import { keyHref } from "#lib/format/hrefs.ts";
import { keyStateLabel } from "#lib/format/key-states.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import { countOf, formatCount } from "#lib/format/numbers.ts";
import type { ProtectionDetail } from "#lib/views/resource.ts";

/** One box of the diagram. */
interface Station {
  readonly role: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
}

const MOST_SHOWN = 4;

interface ChainProps {
  readonly of: ProtectionDetail;
  readonly name: string;
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
}

/** Resource → store → key → grants → principals with access: a diagram that reads as a list. */
export function Chain(chain: ChainProps) {
  const stations = stationsOf(chain);
  return (
    <figure>
      <ol
        className="flex flex-col gap-1.5 md:flex-row md:items-stretch"
        aria-label={`From ${chain.of.row.data} to the principals with access to its key`}
      >
        {stations.map(({ role, title, detail }, index) => (
          <li key={role} className="flex min-w-0 flex-1 flex-col items-stretch gap-1.5 md:flex-row md:items-center">
            {index > 0 && (
              <ArrowRight aria-hidden className="size-4 shrink-0 rotate-90 self-center text-muted md:rotate-0" />
            )}
            <div className="flex min-w-0 flex-1 flex-col self-stretch rounded-md border border-line-strong bg-raised px-3 py-2">
              <span className="text-xs text-muted uppercase tracking-wide">{role}</span>
              <span className="mt-0.5 min-w-0 break-words font-medium text-sm">{title}</span>
              {detail && <span className="mt-0.5 text-muted text-xs">{detail}</span>}
            </div>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function stationsOf({ of: { row, store, key, keyId }, name, asked, from }: ChainProps): readonly Station[] {
  const { text } = VERDICT_STYLES[row.verdict];
  const stations: Station[] = [{ role: "Resource", title: <bdi>{name}</bdi>, detail: row.data }];
  if (store) {
    const arn = row.storeArn ?? store.reference.id;
    stations.push({
      role: "Store",
      title: <bdi title={arn}>{middleCut(arn.slice(arn.lastIndexOf(":") + 1), 42)}</bdi>,
      detail: STORE_LABELS[store.reference.kind],
    });
  }
  const keyTitle = (
    <span className={`inline-flex items-center gap-1.5 ${text}`}>
      <VerdictIcon verdict={row.verdict} className="size-4" />
      {VERDICT_TERMS[row.verdict].term}
    </span>
  );
  if (!key || !keyId) return [...stations, { role: "Key", title: keyTitle, detail: "No KMS key in this account" }];
  stations.push({
    role: "Key",
    title: (
      <Link
        prefetch={false}
        href={keyHref(keyId, asked, from)}
        title={row.keyArn ?? undefined}
        className="underline decoration-line-strong underline-offset-4 hover:decoration-accent"
      >
        <bdi>{aliasOf(key) ?? middleCut((row.keyArn ?? "").slice((row.keyArn ?? "").lastIndexOf("/") + 1), 24)}</bdi>
      </Link>
    ),
    detail:
      key.kind === "described"
        ? `${keyStateLabel(key.metadata.state)}, account ${key.metadata.accountId}`
        : "state unknown",
  });
  return [...stations, ...usersOf(key, row.grantIds)];
}

function usersOf(key: Key, tied: readonly string[]): readonly Station[] {
  if (key.kind !== "described") return [];
  const { grants, policy } = key;
  const grantStation: Station =
    grants.kind === "read"
      ? {
          role: "Grants",
          title: countOf(grants.value.length, "grant"),
          detail: tied.length > 0 ? `${formatCount(tied.length)} for this resource` : "0 for this resource",
        }
      : {
          role: "Grants",
          title: "Unknown",
          detail: grants.kind === "unreadable" ? grants.failure.code : partSentence(grants.reason),
        };
  const statements = policy.kind === "read" ? readKeyPolicy(policy.value) : null;
  if (!statements) {
    const why =
      policy.kind === "unreadable"
        ? policy.failure.code
        : policy.kind === "not-offered"
          ? partSentence(policy.reason)
          : "The policy is not a valid policy document";
    return [grantStation, { role: "Principals with access", title: "Unknown", detail: why }];
  }
  const who = principalsOf(statements);
  return [
    grantStation,
    {
      role: "Principals with access",
      title: countOf(who.length, "principal"),
      detail: (
        <>
          {who.slice(0, MOST_SHOWN).map((id) => (
            <bdi key={id} title={id} className="block truncate">
              {id.endsWith(":root") ? "IAM policies of this account" : middleCut(id.slice(id.lastIndexOf(":") + 1), 34)}
            </bdi>
          ))}
          {who.length > MOST_SHOWN && `and ${countOf(who.length - MOST_SHOWN, "more principal")}`}
        </>
      ),
    },
  ];
}

const STORE_LABELS = {
  "s3-bucket": "S3 bucket",
  "opensearch-serverless-collection": "OpenSearch Serverless collection",
  "opensearch-domain": "OpenSearch domain",
  "rds-cluster": "Aurora cluster",
  secret: "Secrets Manager secret",
  "log-group": "CloudWatch log group",
  "neptune-graph": "Neptune Analytics graph",
  "s3-vectors": "S3 vector index",
  "kendra-index": "Kendra index",
  "redshift-cluster": "Redshift cluster",
  "redshift-workgroup": "Redshift Serverless workgroup",
  "lambda-function": "Lambda function",
  "ebs-default": "EBS default encryption",
  external: "Store outside AWS",
} as const satisfies Record<NonNullable<ProtectionDetail["store"]>["reference"]["kind"], string>;
