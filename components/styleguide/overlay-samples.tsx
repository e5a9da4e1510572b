'use client';

import { ChevronDown, KeyRound, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Menu } from '@/components/ui/menu';
import type { MenuEntry } from '@/components/ui/menu-entry';
import { Sheet } from '@/components/ui/sheet';
import { useToast } from '@/components/ui/toast';
import { Tooltip } from '@/components/ui/tooltip';

const nothing = () => undefined;

const ENTRIES: readonly MenuEntry[] = [
  { kind: 'heading', label: 'Key CI' },
  { kind: 'action', label: 'Rotate key', icon: KeyRound, onSelect: nothing },
  { kind: 'separator', id: 'before-revoke' },
  { kind: 'action', label: 'Revoke key', icon: Trash2, isDangerous: true, onSelect: nothing },
];

type Open = 'dialog' | 'alert' | 'sheet' | null;

/** What lies over the page. It has the page's theme: choose it above. */
export function OverlaySamples() {
  const [open, setOpen] = useState<Open>(null);
  const showToast = useToast();
  const close = () => setOpen(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button onClick={() => setOpen('dialog')}>Dialog</Button>
      <Button onClick={() => setOpen('alert')}>AlertDialog</Button>
      <Button onClick={() => setOpen('sheet')}>Sheet</Button>
      <Button onClick={() => showToast('CI is disabled', { label: 'Undo', onAction: nothing })}>
        Toast
      </Button>
      <Menu
        label="Actions for key CI"
        entries={ENTRIES}
        trigger={(trigger) => (
          <Button {...trigger} icon={<ChevronDown aria-hidden className="size-4" />}>
            Menu
          </Button>
        )}
      />
      <Tooltip content="Nov 24, 2026, 12:00:00 PM from 192.0.2.7">Tooltip</Tooltip>
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title="Dialog"
        description="Focus starts in it, stays in it and returns to what opened it."
      >
        <Combobox
          label="Go to"
          placeholder="Screens and keys"
          text=""
          onType={nothing}
          groups={[
            { label: 'Keys', options: [{ id: 'ci', label: 'CI', icon: KeyRound, run: close }] },
          ]}
          status="1 result"
          onChoose={(option) => option.run()}
        />
        <DialogFooter>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        </DialogFooter>
      </Dialog>
      <AlertDialog
        isOpen={open === 'alert'}
        onClose={close}
        title="Revoke CI?"
        description="Programs that use it are refused from the next request on."
        action={
          <Button variant="danger" onClick={close}>
            Revoke key
          </Button>
        }
      />
      <Sheet isOpen={open === 'sheet'} onClose={close} title="Sheet">
        <p className="p-4">The sidebar on phones.</p>
      </Sheet>
    </div>
  );
}
