import type { ReactNode } from 'react';

type PlaceHeadingProps = { kind: string; name: string; children?: ReactNode };

/** What the header says of where one is: the project or the tenant, by its name. `kind` is for who does not see it. */
export function PlaceHeading({ kind, name, children }: PlaceHeadingProps) {
  return (
    <p className="flex min-w-0 flex-1 items-center gap-2.5">
      <span className="sr-only">{kind} </span>
      <span className="truncate font-medium" title={name}>
        {name}
      </span>
      {children}
    </p>
  );
}
