import type { z } from 'zod';
import type { CreateContextInput, UpdateContextInput } from '@/lib/contexts/schemas';

/** A new context on the wire. */
export type NewContext = z.input<typeof CreateContextInput>;

/** A change of a context on the wire. */
export type ContextChange = z.input<typeof UpdateContextInput>;
