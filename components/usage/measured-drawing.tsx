'use client';

import { useParentSize } from '@visx/responsive';
import { RequestsDrawing, USUAL_WIDTH, type RequestsOfDay } from './requests-drawing';

type MeasuredDrawingProps = {
  days: readonly RequestsOfDay[];
  onPoint: (date: string | null) => void;
};

/** The bars for a place of just this width, answering the pointer. */
export function MeasuredDrawing({ days, onPoint }: MeasuredDrawingProps) {
  const { parentRef, width } = useParentSize({
    initialSize: { width: USUAL_WIDTH },
    ignoreDimensions: ['height', 'top', 'left'],
    debounceTime: 100,
  });
  return (
    <div ref={parentRef}>
      <RequestsDrawing days={days} width={width} onPoint={onPoint} />
    </div>
  );
}
