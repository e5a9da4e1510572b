'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { IconButton } from './icon-button';
import { Input } from './input';

type PasswordInputProps = Omit<ComponentProps<'input'>, 'type'> & {
  /** What the button beside it shows and hides, where a form has more than one: "current password". */
  called?: string;
};

/** A password field that can show what was typed; pasting and password managers work as ever. */
export function PasswordInput({ called = 'password', ...props }: PasswordInputProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={isShown ? 'text' : 'password'} className="pr-10" />
      <IconButton
        label={`${isShown ? 'Hide' : 'Show'} ${called}`}
        isNamedByText
        className="absolute inset-y-0.5 right-0.5"
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </IconButton>
    </div>
  );
}
