import Link from "next/link";
import { Arn } from "#components/ui/arn.tsx";
import { type Detail, DetailList } from "#components/ui/detail-list.tsx";
import { Time } from "#components/ui/time.tsx";
import type { DescribedKey, KeyRotation } from "#lib/domain/key.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { keyHref } from "#lib/format/hrefs.ts";
import { keyStateLabel } from "#lib/format/key-states.ts";
import { formatDate } from "#lib/format/times.ts";
import type { KeyDetail } from "#lib/views/key.ts";
import { PartOf } from "./part-of.tsx";

interface KeyDetailListProps {
  readonly of: KeyDetail;
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
  readonly now: Date;
}

/** A key's metadata, aliases, rotation and tags. */
export function KeyDetailList({ of, asked, from, now }: KeyDetailListProps) {
  const { summary, key, replicas } = of;
  const details: readonly Detail[] = [
    ["ARN", <Arn key="arn" value={summary.arn} longest={52} />],
    ["Owner", summary.accountId],
    ["Region", summary.region],
    ...(key.kind === "described" ? described(key, now) : []),
    [
      "Other Regions",
      replicas.length > 0 && (
        <ul key="replicas">
          {replicas.map(({ id, region, state }) => (
            <li key={id}>
              <Link
                prefetch={false}
                href={keyHref(id, asked, from)}
                className="underline decoration-line-strong underline-offset-4"
              >
                {region}
              </Link>{" "}
              <span className="text-muted text-xs">{state === null ? "Unknown" : keyStateLabel(state)}</span>
            </li>
          ))}
        </ul>
      ),
    ],
  ];
  return <DetailList details={details} />;
}

function described({ metadata, aliases, rotation, tags }: DescribedKey, now: Date): readonly Detail[] {
  const { multiRegion } = metadata;
  return [
    ["Manager", metadata.manager === "AWS" ? "AWS (key policy cannot be changed)" : "Customer"],
    ["Description", metadata.description && <bdi>{metadata.description}</bdi>],
    ["Key spec and key usage", `${metadata.spec} · ${metadata.usage}`],
    ["Key material origin", metadata.origin],
    ["Created", metadata.createdAt && <Time key="created" iso={metadata.createdAt} now={now} />],
    ["Deletion", metadata.deletionDate && <Time key="deletion" iso={metadata.deletionDate} now={now} />],
    ["Key material expires", metadata.validTo && <Time key="expires" iso={metadata.validTo} now={now} />],
    [
      "Multi-Region",
      multiRegion &&
        (multiRegion.role === "PRIMARY" ? "primary" : `replica of ${multiRegion.primaryArn ?? "an unknown primary"}`),
    ],
    ["Rotation", <PartOf key="rotation" part={rotation} render={rotationText} />],
    [
      "Aliases",
      <PartOf
        key="aliases"
        part={aliases}
        render={(names) => (names.length > 0 ? <bdi>{names.join(", ")}</bdi> : "none")}
      />,
    ],
    [
      "Tags",
      <PartOf
        key="tags"
        part={tags}
        render={(all) => {
          const entries = Object.entries(all);
          return entries.length > 0 ? (
            <bdi>{entries.map(([name, value]) => `${name}=${value}`).join(", ")}</bdi>
          ) : (
            "none"
          );
        }}
      />,
    ],
  ];
}

function rotationText({ enabled, periodDays, nextAt }: KeyRotation): string {
  if (!enabled) return "off";
  return ["on", periodDays && `every ${periodDays} days`, nextAt && `next on ${formatDate(nextAt)} UTC`]
    .filter(Boolean)
    .join(", ");
}
