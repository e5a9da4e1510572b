import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { RequestsDrawing, type RequestsOfDay } from './requests-drawing';
import { totalOf } from './total-of';

type Bar = { x: number; y: number; width: number; height: number };

const day = (date: string, accepted: number, refused: number) => ({ date, accepted, refused });

/** What is drawn: the size of the drawing, and the bars in it. */
function drawn(days: readonly RequestsOfDay[]) {
  const html = renderToStaticMarkup(<RequestsDrawing days={days} />);
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(html) ?? [];
  const bars = (fill: RegExp) =>
    (html.match(/<rect[^>]*>/g) ?? [])
      .filter((rect) => fill.test(rect))
      .map((rect): Bar => {
        const number = (name: string) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(rect)?.[1]);
        return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
      });
  return {
    ...{ html, width: Number(width), height: Number(height) },
    ...{ accepted: bars(/fill="var\(--accent\)"/), refused: bars(/fill="url\(#/) },
  };
}

// Guards the chart against bars that leave it, that hide each other, or that do not stand for their numbers.
describe('the bars are as high as their numbers', () => {
  test('refused stands on accepted, in proportion', () => {
    const { accepted, refused } = drawn([day('2026-11-01', 30, 10), day('2026-11-02', 10, 0)]);
    expect(accepted).toHaveLength(2);
    expect(refused).toHaveLength(1);
    const [first, second] = accepted;
    expect(first?.height).toBeCloseTo(3 * (second?.height ?? 0));
    expect(refused[0]?.height).toBeCloseTo(second?.height ?? 0);
    expect((refused[0]?.y ?? 0) + (refused[0]?.height ?? 0)).toBeCloseTo(first?.y ?? 0);
    expect(refused[0]?.x).toBe(first?.x);
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
  });

  test.each([0, 1, 2, 3, 7, 99, 101, 1000, 123_456])('%i requests stay in the chart', (most) => {
    const dates = Array.from({ length: 90 }, (_, n) =>
      new Date(n * 86_400_000).toISOString().slice(0, 10),
    );
    const chart = drawn(dates.map((date) => day(date, most, 0)));
    expect(chart.accepted).toHaveLength(most === 0 ? 0 : 90);
    for (const { x, y, width, height } of chart.accepted) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(chart.width);
      expect(y + height).toBeCloseTo(chart.height);
      expect(height).toBeGreaterThan(chart.height / 3);
    }
  });

  test('the axis is marked at whole numbers', () => {
    for (const most of [0, 1, 2, 3, 5, 8]) {
      const { html } = drawn([day('2026-11-01', most, 0)]);
      const marks = [...html.matchAll(/style="top:[\d.]+(?:px)?">([^<]+)</g)].map(
        ([, text]) => text,
      );
      expect(marks.length, `${most}`).toBeGreaterThanOrEqual(2);
      for (const mark of marks) expect(mark).toMatch(/^[\d,]+$/);
    }
  });
});

test('accepted and refused are added apart', () => {
  expect(totalOf([day('a', 1, 2), day('b', 3, 0)])).toEqual({ accepted: 4, refused: 2 });
  expect(totalOf([])).toEqual({ accepted: 0, refused: 0 });
});
