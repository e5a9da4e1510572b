import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { EarlyActionsScript } from '@/components/shell/early-actions-script';
import { ReplayEarlyActions } from '@/components/shell/replay-early-actions';
import { GROUNDS, readTheme, THEME_COOKIE, themeAttribute } from '@/components/shell/theme';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'UploadKit', template: '%s · UploadKit' },
  robots: { index: false },
};

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme();
  return {
    width: 'device-width',
    initialScale: 1,
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: GROUNDS.light },
            { media: '(prefers-color-scheme: dark)', color: GROUNDS.dark },
          ]
        : GROUNDS[theme],
  };
}

/** Rendered for each request: the nonce that lets Next's scripts run is new every time, and the theme is the person's. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeAttribute(await chosenTheme());
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="font-sans">
        <EarlyActionsScript />
        {children}
        <ReplayEarlyActions />
      </body>
    </html>
  );
}

async function chosenTheme() {
  return readTheme((await cookies()).get(THEME_COOKIE)?.value);
}
