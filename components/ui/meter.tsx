import clsx from 'clsx';

type MeterProps = {
  label: string;
  used: number;
  limit: number;
  isWarning?: boolean;
  /** As wide as its place. */
  isWide?: boolean;
};

const HEIGHT = 6;

/** How much of a limit is used, as a bar of 6 px; 96 px wide unless `isWide`. */
export function Meter({ label, used, limit, isWarning = false, isWide = false }: MeterProps) {
  const shown = Math.min(used, limit);
  return (
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={shown}
      className={clsx(
        'inline-flex overflow-hidden rounded-full border border-edge bg-surface',
        isWide ? 'w-full' : 'w-24',
      )}
    >
      <svg aria-hidden width="100%" height={HEIGHT}>
        <rect
          width={`${limit === 0 ? 100 : (100 * shown) / limit}%`}
          height={HEIGHT}
          className={isWarning ? 'fill-warn-ink' : 'fill-accent'}
        />
      </svg>
    </span>
  );
}
