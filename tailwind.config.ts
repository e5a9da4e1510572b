import type { Config } from 'tailwindcss';
import plugin from 'tailwindcss/plugin';

/** Design tokens. Every pair that carries text keeps 4.5:1, every control's edge 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const light = {
  ground: '#fafafb',
  surface: '#ffffff',
  sunken: '#f4f4f6',
  line: '#e4e4e9',
  edge: '#8a8b97',
  ink: '#17171c',
  muted: '#5d5e69',
  accent: '#4f46e5',
  'accent-strong': '#4338ca',
  'accent-soft': '#eeeefc',
  'accent-ink': '#4338ca',
  focus: '#4f46e5',
  danger: '#b91c1c',
  'danger-strong': '#991b1b',
  'danger-soft': '#fdf2f2',
  'danger-ink': '#b0191a',
  'warn-soft': '#fdf6e6',
  'warn-line': '#ecd9ac',
  'warn-ink': '#854d0e',
  'ok-soft': '#edf8f1',
  'ok-ink': '#166534',
  'on-fill': '#ffffff',
  scrim: 'rgb(18 18 24 / 0.4)',
};

const dark: typeof light = {
  ground: '#0b0b0d',
  surface: '#121215',
  sunken: '#1a1a1e',
  line: '#27272d',
  edge: '#6e6f7b',
  ink: '#ededf1',
  muted: '#a2a3ae',
  accent: '#5b57e8',
  'accent-strong': '#6461e9',
  'accent-soft': '#1d1d38',
  'accent-ink': '#a5a8fb',
  focus: '#8b8ff8',
  danger: '#c92a2a',
  'danger-strong': '#d63838',
  'danger-soft': '#2a1416',
  'danger-ink': '#f58a8a',
  'warn-soft': '#261d0c',
  'warn-line': '#4d3b16',
  'warn-ink': '#f0bd5a',
  'ok-soft': '#0f2318',
  'ok-ink': '#6bd394',
  'on-fill': '#ffffff',
  scrim: 'rgb(0 0 0 / 0.64)',
};

const variables = (palette: typeof light) =>
  Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value]));

const colors = Object.fromEntries(Object.keys(light).map((name) => [name, `var(--${name})`]));

export default {
  theme: {
    colors: { ...colors, transparent: 'transparent', current: 'currentColor' },
    extend: {
      fontFamily: {
        sans: ['var(--font-geist-sans)', 'system-ui', 'sans-serif'],
        mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
      },
      // From 60 rem on, a table has room for its columns.
      containers: { wide: '60rem' },
      borderRadius: { DEFAULT: '8px' },
      transitionDuration: { DEFAULT: '140ms' },
    },
  },
  plugins: [
    plugin(({ addBase }) => {
      const asLight = { 'color-scheme': 'light', ...variables(light) };
      const asDark = { 'color-scheme': 'dark', ...variables(dark) };
      addBase({
        ':root': asLight,
        // The system's wish, unless the person chose (components/shell/theme.ts).
        '@media (prefers-color-scheme: dark)': { ":root:not([data-theme='light'])": asDark },
        // On the root by choice; on a part of a page it holds for that part.
        "[data-theme='light']": asLight,
        "[data-theme='dark']": asDark,
      });
    }),
  ],
} satisfies Config;
