import { Arn } from "#components/ui/arn.tsx";
import { LikeLines } from "#components/ui/like-lines.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { TimeSpan } from "#components/ui/time-span.tsx";
import type { GrantReading } from "#lib/domain/grant-reading.ts";
import type { Grant } from "#lib/domain/key.ts";
import type { Asked } from "#lib/domain/posture.ts";
import { countOf } from "#lib/format/numbers.ts";
import { GrantPurpose } from "./grant-purpose.tsx";
import { groupLikeGrants } from "./grant-words.ts";

/** The constraints of a grant, one per line. */
function constraintsOf({ encryptionContextSubset, encryptionContextEquals, sourceArn }: Grant): readonly string[] {
  const pairs = (context: Grant["encryptionContextSubset"], how: string) =>
    Object.entries(context ?? {}).map(([name, value]) => `${how} ${name} = ${value}`);
  return [
    ...pairs(encryptionContextSubset, "context includes"),
    ...pairs(encryptionContextEquals, "context equals"),
    ...(sourceArn ? [`from ${sourceArn}`] : []),
  ];
}

const HEADINGS = ["Grant", "Purpose", "Grantee", "Operations", "Constraints", "Created"] as const;

interface KeyGrantsProps {
  readonly readings: readonly GrantReading[];
  readonly asked: Asked;
  /** This page, for the pages that are opened from it. */
  readonly from: string;
  readonly now: Date;
}

/** The grants of a key with their purpose and faults, most urgent first; like grants as one row. */
export function KeyGrants({ readings, ...context }: KeyGrantsProps) {
  if (readings.length === 0) return <p className="p-4 text-muted text-sm">No grants.</p>;
  return (
    <Scroller label="Grants" className="max-h-[32rem] overflow-y-auto print:max-h-none">
      <table className="w-full min-w-[70rem] border-separate border-spacing-0 text-sm">
        <caption className="sr-only">Grants on this key</caption>
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <th
                key={heading}
                scope="col"
                className="sticky top-0 border-line border-b bg-surface px-3 py-2 text-left font-medium text-muted text-xs first:pl-4"
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groupLikeGrants(readings).map(([first, ...others]) => (
            <GrantRow key={first.grant.grantId} of={first} others={others} {...context} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface GrantRowProps extends Omit<KeyGrantsProps, "readings"> {
  readonly of: GrantReading;
  /** Grants that differ from it only in id, name and time. */
  readonly others: readonly GrantReading[];
}

function GrantRow({ of, others, asked, from, now }: GrantRowProps) {
  const { grant } = of;
  const constraints = constraintsOf(grant);
  return (
    <tr className="align-top *:border-line *:border-b *:px-3 *:py-2">
      <th scope="row" className="pl-4! text-left font-normal">
        {others.length === 0 ? (
          <GrantName of={grant} />
        ) : (
          <LikeLines summary={countOf(others.length + 1, "similar grant")}>
            {[of, ...others].map((like) => (
              <li key={like.grant.grantId}>
                <GrantName of={like.grant} />
              </li>
            ))}
          </LikeLines>
        )}
      </th>
      <td className="w-96 min-w-72">
        <GrantPurpose of={of} asked={asked} from={from} />
      </td>
      <td>
        <bdi className="block max-w-52 break-all text-xs">{grant.grantee}</bdi>
        {grant.retiringPrincipal && (
          <span className="block text-muted text-xs">
            retiring principal <bdi>{grant.retiringPrincipal}</bdi>
          </span>
        )}
      </td>
      <td className="max-w-60 text-xs">{grant.operations.join(", ")}</td>
      <td className="max-w-80 text-xs">
        {constraints.map((line) => (
          <bdi key={line} className="block break-all">
            {line}
          </bdi>
        ))}
        {constraints.length === 0 && <span className="text-muted">none</span>}
      </td>
      <td className="text-xs">
        <TimeSpan times={[of, ...others].flatMap((like) => like.grant.createdAt ?? [])} now={now} />
      </td>
    </tr>
  );
}

const GrantName = ({ of: { grantId, name } }: { of: Grant }) => (
  <>
    <Arn value={grantId} longest={18} />
    {name && <bdi className="block text-muted text-xs">{name}</bdi>}
  </>
);
