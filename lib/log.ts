import { pino, type Logger } from 'pino';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';

const CENSOR = '[secret]';
/** Field names whose values are secret wherever they appear. */
const SECRET_FIELDS = ['authorization', 'cookie', 'password', 'api_key', 'secret', 'token'];
// Without word boundaries: a key with a letter too many beside it is still a key to who reads the log.
const SECRET_TEXT = /[a-z]{2,8}_(?:live|test)_[0-9A-Za-z]{38,}|eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** The text with every API key and JWT in it replaced: the last net under log lines that quote foreign text. */
export function redactText(text: string): string {
  return text.replace(SECRET_TEXT, CENSOR);
}

/** The process's log: one JSON object a line on standard output. */
export function log(): Logger {
  return singleton('log', makeLog);
}

/** The same for lines without objects in them: what looks for secret fields at depth costs more than such a line. */
export function flatLog(): Logger {
  return singleton('flat-log', () =>
    log().child({}, { redact: { paths: SECRET_FIELDS, censor: CENSOR } }),
  );
}

function makeLog(): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    {
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, censor: CENSOR },
      hooks: { streamWrite: redactText },
    },
    pino.destination({ dest: 1, sync: false }),
  );
}
