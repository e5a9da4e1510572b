type ProgressBarProps = {
  label: string;
  /** From 0 to 1; null while nobody can tell. */
  share: number | null;
};

/** How far something has come, 4 px high and as wide as its place. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className="block h-1 w-full overflow-hidden rounded-full bg-line"
    >
      <svg aria-hidden width="100%" height="4" className="block">
        <rect
          width={`${percent ?? 100}%`}
          height="4"
          className={percent === null ? 'animate-pulse fill-accent' : 'fill-accent'}
        />
      </svg>
    </span>
  );
}
