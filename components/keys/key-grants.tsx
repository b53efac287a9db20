import { Arn } from "#components/ui/arn.tsx";
import { Scroller } from "#components/ui/scroller.tsx";
import { Time } from "#components/ui/time.tsx";
import type { GrantReading } from "#lib/domain/grant-reading.ts";
import type { Grant } from "#lib/domain/key.ts";
import { GrantPurpose } from "./grant-purpose.tsx";
import { inOrderOfConcern } from "./grant-words.ts";

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
  readonly scan: string | null;
  readonly now: Date;
}

/** The grants of a key with their purpose and faults, most urgent first. */
export function KeyGrants({ readings, scan, now }: KeyGrantsProps) {
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
          {inOrderOfConcern(readings).map((reading) => (
            <GrantRow key={reading.grant.grantId} of={reading} scan={scan} now={now} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function GrantRow({ of, scan, now }: { of: GrantReading; scan: string | null; now: Date }) {
  const { grant } = of;
  const constraints = constraintsOf(grant);
  return (
    <tr className="align-top *:border-line *:border-b *:px-3 *:py-2">
      <th scope="row" className="pl-4! text-left font-normal">
        <Arn value={grant.grantId} longest={18} />
        {grant.name && <bdi className="block text-muted text-xs">{grant.name}</bdi>}
      </th>
      <td className="w-96 min-w-72">
        <GrantPurpose of={of} scan={scan} />
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
      <td className="text-xs">{grant.createdAt ? <Time iso={grant.createdAt} now={now} /> : "–"}</td>
    </tr>
  );
}
