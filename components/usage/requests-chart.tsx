'use client';

import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { LoadFailure } from '@/components/ui/load-failure';
import { Skeleton } from '@/components/ui/skeleton';
import { useDayText } from '@/components/ui/use-day-text';
import { ChartLegend } from './chart-legend';
import type { RequestsOfDay } from './requests-drawing';
import { totalOf } from './total-of';

/** Days as the server drew them. */
export type DrawnDays = { of: readonly RequestsOfDay[] | null; drawing: ReactNode };

type RequestsChartProps = { days: readonly RequestsOfDay[]; drawn: DrawnDays };

/**
 * Requests of each day, accepted and refused; the legend counts the day that is pointed at. The server's drawing stands until
 * something is wanted that it cannot do, other days or an answer to the pointer: only then the code that draws is loaded.
 */
export function RequestsChart({ days, drawn }: RequestsChartProps) {
  const dayText = useDayText();
  const [isLookedAt, setIsLookedAt] = useState(false);
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const pointed = days.find(({ date }) => date === pointedAt);
  const drawing = days === drawn.of ? drawn.drawing : null;
  return (
    <div className="grid gap-3" onPointerEnter={() => setIsLookedAt(true)}>
      <ChartLegend
        of={pointed === undefined ? `${days.length} days` : dayText(pointed.date)}
        {...(pointed ?? totalOf(days))}
      />
      <Drawing
        days={days}
        drawing={drawing}
        isWanted={isLookedAt || drawing === null}
        onPoint={setPointedAt}
      />
    </div>
  );
}

type DrawingProps = {
  days: readonly RequestsOfDay[];
  /** The server's, of these very days. */
  drawing: ReactNode;
  isWanted: boolean;
  onPoint: (date: string | null) => void;
};

function Drawing({ days, drawing, isWanted, onPoint }: DrawingProps) {
  const code = useQuery({
    queryKey: ['code', 'measured-drawing'],
    queryFn: () => import('./measured-drawing'),
    enabled: isWanted,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  });
  if (code.data !== undefined) return <code.data.MeasuredDrawing days={days} onPoint={onPoint} />;
  if (drawing !== null) return drawing;
  if (code.error === null) {
    return (
      <div role="status">
        <span className="sr-only">Drawing the chart…</span>
        <Skeleton className="h-40" />
      </div>
    );
  }
  return (
    <LoadFailure
      title="The chart could not be loaded."
      message="Its numbers are in the table below."
      isRetrying={code.isFetching}
      onRetry={() => void code.refetch()}
    />
  );
}
