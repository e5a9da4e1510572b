'use client';

import { useId } from 'react';
import { useDayText } from '@/components/ui/use-day-text';
import { axisEnd, totalOf } from './chart-scale';
import { ChartLegend, REFUSED_PATTERN_SIZE } from './chart-legend';

export type RequestsOfDay = { date: string; accepted: number; refused: number };

const HEIGHT = 160;
/** The part of a day's place that its bar takes. */
const FILLED = 0.7;

/**
 * Requests of each day as bars, the refused striped on top of the accepted. For those who do not see it, a sentence; every number
 * is in the table that goes with it.
 */
export function RequestsChart({ days }: { days: readonly RequestsOfDay[] }) {
  const stripes = useId();
  const dayText = useDayText();
  const end = axisEnd(Math.max(0, ...days.map(({ accepted, refused }) => accepted + refused)));
  const { accepted, refused } = totalOf(days);
  const ticks = [end, end / 2, 0];
  const middle = days[Math.floor(days.length / 2)];
  const marked = [days[0], middle, days.at(-1)];
  return (
    <div className="grid gap-3">
      <ChartLegend accepted={accepted} refused={refused} />
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs text-muted tabular-nums">
        <div aria-hidden className="-my-2 flex flex-col justify-between text-right">
          {ticks.map((tick) => (
            <span key={tick}>{tick.toLocaleString('en')}</span>
          ))}
        </div>
        <svg
          role="img"
          aria-label={`Requests on each of ${days.length} days: ${accepted} accepted, ${refused} refused in all. The table has every day.`}
          width="100%"
          height={HEIGHT}
          className="overflow-visible"
        >
          <pattern
            id={stripes}
            width={REFUSED_PATTERN_SIZE}
            height={REFUSED_PATTERN_SIZE}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect
              width={REFUSED_PATTERN_SIZE / 2}
              height={REFUSED_PATTERN_SIZE}
              className="fill-danger-ink"
            />
          </pattern>
          {ticks.map((tick) => (
            <line
              key={tick}
              x2="100%"
              y1={HEIGHT * (1 - tick / end)}
              y2={HEIGHT * (1 - tick / end)}
              className="stroke-line"
            />
          ))}
          {days.map((day, place) => (
            <Bar key={day.date} day={day} place={place} of={days.length} end={end} fill={stripes}>
              {`${dayText(day.date)}: ${day.accepted} accepted, ${day.refused} refused`}
            </Bar>
          ))}
        </svg>
        <div aria-hidden className="col-start-2 flex justify-between">
          {marked.map((day, place) =>
            day === undefined ? null : <span key={place}>{dayText(day.date)}</span>,
          )}
        </div>
      </div>
    </div>
  );
}

type BarProps = {
  day: RequestsOfDay;
  place: number;
  of: number;
  end: number;
  /** The id of the pattern for what was refused. */
  fill: string;
  /** What the pointer reads. */
  children: string;
};

function Bar({ day, place, of, end, fill, children }: BarProps) {
  const x = `${((place + (1 - FILLED) / 2) / of) * 100}%`;
  const width = `${(FILLED / of) * 100}%`;
  const accepted = (HEIGHT * day.accepted) / end;
  const refused = (HEIGHT * day.refused) / end;
  return (
    <g>
      <title>{children}</title>
      {/* The whole height of the day answers the pointer. */}
      <rect
        x={`${(place / of) * 100}%`}
        width={`${100 / of}%`}
        height={HEIGHT}
        fill="transparent"
      />
      <rect x={x} y={HEIGHT - accepted} width={width} height={accepted} className="fill-accent" />
      <rect
        x={x}
        y={HEIGHT - accepted - refused}
        width={width}
        height={refused}
        fill={`url(#${fill})`}
        className="stroke-danger-ink"
        strokeWidth={refused === 0 ? 0 : 1}
      />
    </g>
  );
}
