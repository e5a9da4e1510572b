/** The width of a stripe and its gap, in px. */
export const REFUSED_PATTERN_SIZE = 5;

type ChartLegendProps = {
  /** The day or the days that are counted. */
  of: string;
  accepted: number;
  refused: number;
};

/** What the bars' looks mean, with the numbers. */
export function ChartLegend({ of, accepted, refused }: ChartLegendProps) {
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 tabular-nums">
      <span className="min-w-14 text-muted max-sm:basis-full">{of}</span>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden className="size-3 rounded-sm bg-accent" />
        {accepted.toLocaleString('en')} accepted
      </span>
      <span className="inline-flex items-center gap-2">
        <span
          aria-hidden
          className="size-3 rounded-sm border border-danger-ink bg-[repeating-linear-gradient(45deg,var(--danger-ink)_0_2px,transparent_2px_4px)]"
        />
        {refused.toLocaleString('en')} refused
      </span>
    </p>
  );
}
