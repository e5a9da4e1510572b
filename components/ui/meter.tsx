import clsx from 'clsx';

type MeterProps = { label: string; used: number; limit: number; isWarning?: boolean };

const WIDTH = 96;
const HEIGHT = 6;

/** How much of a limit is used, as a bar of 96 × 6 px. */
export function Meter({ label, used, limit, isWarning = false }: MeterProps) {
  const shown = Math.min(used, limit);
  return (
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={shown}
      className="inline-flex overflow-hidden rounded-full border border-edge bg-surface"
    >
      <svg aria-hidden width={WIDTH} height={HEIGHT}>
        <rect
          width={(WIDTH * shown) / limit}
          height={HEIGHT}
          className={clsx(isWarning ? 'fill-warn-ink' : 'fill-accent')}
        />
      </svg>
    </span>
  );
}
