import Link from 'next/link';
import type { ReactNode } from 'react';
import { Wordmark } from '@/components/shell/wordmark';

type AuthScreenProps = {
  title: string;
  children: ReactNode;
  /** The way to the other form. */
  other?: { question: string; label: string; href: string };
};

/** The frame of sign-in, sign-up and invitations: one narrow column. */
export function AuthScreen({ title, children, other }: AuthScreenProps) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-96 content-center gap-6 px-4 py-10">
      <div className="grid gap-6">
        <Wordmark />
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      </div>
      {children}
      {other === undefined ? null : (
        <p className="text-muted">
          {other.question}{' '}
          <Link
            href={other.href}
            className="rounded-sm font-medium text-accent-ink underline underline-offset-4"
          >
            {other.label}
          </Link>
        </p>
      )}
    </main>
  );
}
