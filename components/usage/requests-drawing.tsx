import { GridRows } from '@visx/grid';
import { PatternLines } from '@visx/pattern';
import { scaleBand, scaleLinear } from '@visx/scale';
import { BarStack } from '@visx/shape';
import { useId } from 'react';
import { REFUSED_PATTERN_SIZE } from './chart-legend';
import { DayMarks } from './day-marks';
import { totalOf } from './total-of';

export type RequestsOfDay = { date: string; accepted: number; refused: number };

type RequestsDrawingProps = {
  days: readonly RequestsOfDay[];
  /** Of the place, in px; a drawing that was made for another width is stretched to it. */
  width?: number;
  /** The day that the pointer is on; null when it leaves. */
  onPoint?: (date: string | null) => void;
};

const HEIGHT = 160;
export const USUAL_WIDTH = 640;

/**
 * Requests of each day as bars between their axes, the refused striped on top of the accepted. Nothing here needs a browser: the
 * server draws it with the page.
 */
export function RequestsDrawing({ days, width = USUAL_WIDTH, onPoint }: RequestsDrawingProps) {
  const stripes = useId();
  const { accepted, refused } = totalOf(days);
  const { x, y, ticks } = scalesOf(days, width);
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs text-muted tabular-nums">
      <div aria-hidden className="relative">
        {/* As wide as the widest number. */}
        <span className="invisible">{ticks.at(-1)?.toLocaleString('en')}</span>
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute right-0 -translate-y-1/2"
            style={{ top: `${y(tick)}px` }}
          >
            {tick.toLocaleString('en')}
          </span>
        ))}
      </div>
      <svg
        role="img"
        aria-label={`Requests on each of ${days.length} days: ${accepted} accepted, ${refused} refused in all. The table has every day.`}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        height={HEIGHT}
        className="block w-full min-w-0 overflow-visible"
      >
        <PatternLines
          id={stripes}
          width={REFUSED_PATTERN_SIZE}
          height={REFUSED_PATTERN_SIZE}
          stroke="var(--danger-ink)"
          strokeWidth={REFUSED_PATTERN_SIZE / 2}
          orientation={['diagonal']}
        />
        <GridRows scale={y} width={width} tickValues={ticks} stroke="var(--line)" />
        <BarStack
          data={[...days]}
          keys={['accepted', 'refused']}
          x={({ date }) => date}
          xScale={x}
          yScale={y}
          color={(outcome) => (outcome === 'accepted' ? 'var(--accent)' : `url(#${stripes})`)}
        >
          {(stacks) =>
            stacks.map(({ key, bars }) =>
              bars
                .filter((bar) => bar.height > 0)
                .map((bar) => (
                  <rect
                    key={`${key} ${bar.index}`}
                    x={bar.x}
                    y={bar.y}
                    width={bar.width}
                    height={bar.height}
                    fill={bar.color}
                    stroke={key === 'refused' ? 'var(--danger-ink)' : 'none'}
                  />
                )),
            )
          }
        </BarStack>
        {onPoint === undefined
          ? null
          : days.map(({ date }) => (
              // The whole height of the day answers the pointer.
              <rect
                key={date}
                x={(x(date) ?? 0) - (x.step() - x.bandwidth()) / 2}
                width={x.step()}
                height={HEIGHT}
                onPointerEnter={() => onPoint(date)}
                onPointerLeave={() => onPoint(null)}
                className="fill-transparent hover:fill-ink/5"
              />
            ))}
      </svg>
      <DayMarks dates={days.map(({ date }) => date)} />
    </div>
  );
}

/** Where days and numbers of requests are in the drawing. The axis is marked at whole numbers, and never ends below two. */
function scalesOf(days: readonly RequestsOfDay[], width: number) {
  const most = Math.max(2, ...days.map(({ accepted, refused }) => accepted + refused));
  const x = scaleBand<string>({
    ...{ domain: days.map(({ date }) => date), range: [0, width] },
    ...{ paddingInner: 0.3, paddingOuter: 0.15 },
  });
  const y = scaleLinear<number>({ domain: [0, most], range: [HEIGHT, 0], nice: 3 });
  return { x, y, ticks: y.ticks(3).filter(Number.isInteger) };
}
