'use client';

import { useDayText } from '@/components/ui/use-day-text';

/** The first, the middle and the last day below the bars, in the browser's own words. */
export function DayMarks({ dates }: { dates: readonly string[] }) {
  const dayText = useDayText();
  const marked = [dates[0], dates[Math.floor(dates.length / 2)], dates.at(-1)];
  return (
    <div aria-hidden className="col-start-2 flex justify-between">
      {marked.map((date, place) =>
        date === undefined ? null : <span key={place}>{dayText(date)}</span>,
      )}
    </div>
  );
}
