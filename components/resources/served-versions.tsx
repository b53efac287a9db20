import Link from "next/link";
import { Scroller } from "#components/ui/scroller.tsx";
import { VerdictButton } from "#components/verdict/verdict-badge.tsx";
import type { Asked } from "#lib/domain/posture.ts";
import { keyHref, resourceHref } from "#lib/format/hrefs.ts";
import { middleCut } from "#lib/format/middle-cut.ts";
import type { ServedVersion } from "#lib/views/resource.ts";

const HEADINGS = ["Version", "Alias", "Key", "Verdict"] as const;

interface ServedVersionsProps {
  readonly versions: readonly ServedVersion[];
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
}

/** The draft and its versions, with the alias and the key of each. */
export function ServedVersions({ versions, asked, from }: ServedVersionsProps) {
  return (
    <Scroller label="Draft and versions">
      <table className="w-full min-w-max border-separate border-spacing-0 text-sm">
        <caption className="sr-only">The draft and its versions, with the alias and the key of each</caption>
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <th
                key={heading}
                scope="col"
                className="border-line border-b px-4 py-2 text-left font-medium text-muted text-xs"
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map(({ resource, isDraft, keyAlias, keyArn, keyId, through }) => (
            <tr key={resource.id} className="*:h-10 *:border-line *:border-b *:px-4 *:py-1">
              <th scope="row" className="text-left font-normal">
                {isDraft ? (
                  <span className="font-medium">Draft</span>
                ) : (
                  <Link
                    data-row
                    prefetch={false}
                    href={resourceHref(resource.id, asked, from)}
                    className="font-medium hover:underline"
                  >
                    <bdi>{resource.arn.slice(resource.arn.lastIndexOf("/") + 1)}</bdi>
                  </Link>
                )}
              </th>
              <td>
                {through.length > 0 ? (
                  through.map((alias) => (
                    <Link
                      key={alias.id}
                      prefetch={false}
                      href={resourceHref(alias.id, asked, from)}
                      className="mr-3 hover:underline"
                    >
                      <bdi>{alias.name}</bdi>
                    </Link>
                  ))
                ) : (
                  <span className="text-muted">no alias</span>
                )}
              </td>
              <td>
                {keyArn && keyId ? (
                  <Link prefetch={false} href={keyHref(keyId, asked, from)} title={keyArn} className="hover:underline">
                    <bdi>{keyAlias ?? middleCut(keyArn.slice(keyArn.lastIndexOf("/") + 1), 24)}</bdi>
                  </Link>
                ) : (
                  <span className="text-muted">No KMS key in this account</span>
                )}
              </td>
              <td>
                <VerdictButton verdict={resource.verdict} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
