'use client';

import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { compareSaved, type Comparison } from './compare-saved';

type Verdict = { icon: LucideIcon; ink: string; words: string };

const VERDICTS: Record<Exclude<Comparison, 'empty'>, Verdict> = {
  same: { icon: CircleCheck, ink: 'text-ok-ink', words: 'It matches: this is the whole key.' },
  incomplete: {
    icon: CircleDashed,
    ink: 'text-warn-ink',
    words: 'The beginning matches, but the end is missing.',
  },
  different: {
    icon: CircleAlert,
    ink: 'text-danger-ink',
    words: 'It does not match. Copy the key and save it again.',
  },
};

/** Compares what was saved with the key, in the browser: what is pasted here goes nowhere and is gone with the dialog. */
export function VerifySaved({ secret }: { secret: string }) {
  const [saved, setSaved] = useState('');
  const comparison = compareSaved(saved, secret);
  const verdict = comparison === 'empty' ? null : VERDICTS[comparison];
  return (
    <Disclosure summary="Verify what I saved">
      <Field label="Paste it here">
        {(control) => (
          // No spell-checking, which some browsers leave to a server.
          <Input
            {...control}
            value={saved}
            onChange={(event) => setSaved(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className="scroll-mb-12 font-mono"
          />
        )}
      </Field>
      <p role="status" className="-mt-2">
        {verdict === null ? (
          <span className="text-muted">It is compared in your browser and sent nowhere.</span>
        ) : (
          <span className={`flex items-start gap-2 ${verdict.ink}`}>
            <verdict.icon aria-hidden className="mt-0.5 size-4 shrink-0" />
            {verdict.words}
          </span>
        )}
      </p>
    </Disclosure>
  );
}
