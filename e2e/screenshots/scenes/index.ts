import type { Scene } from '@/e2e/screenshots/scene';
import { ACCOUNT_SCENES } from './account';
import { FILE_SCENES } from './files';
import { KEY_SCENES } from './keys';
import { NEW_KEY_SCENES } from './new-key';
import { PROJECT_SCENES } from './project';
import { SETTINGS_SCENES } from './settings';
import { SHELL_SCENES } from './shell';

/** Every screen and every dialog. A new one is one more entry in one of these lists. */
export const SCENES: readonly Scene[] = [
  ...ACCOUNT_SCENES,
  ...KEY_SCENES,
  ...NEW_KEY_SCENES,
  ...FILE_SCENES,
  ...PROJECT_SCENES,
  ...SETTINGS_SCENES,
  ...SHELL_SCENES,
];
