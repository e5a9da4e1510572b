import { createTransport } from 'nodemailer';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** A mail to one person, as text and as HTML. */
export type Mail = { to: string; subject: string; text: string; html: string };

/** A mail server that has not answered by then is away: whoever caused the mail waits for their own answer. */
const STEP_MS = 5_000;
const DELIVERY_MS = 10_000;
const SUBMISSION_PORT = 587;
const TLS_PORT = 465;

/**
 * Hands a mail to the mail server of `SMTP_URL`. What goes wrong is in the log and in no answer: a mail is never worth more than the
 * change it tells of.
 * @returns whether the server has taken it; false where there is none
 */
export async function sendMail({ to, subject, text, html }: Mail): Promise<boolean> {
  const { SMTP_URL } = env();
  if (SMTP_URL === undefined) return false;
  const transport = createTransport(serverOf(new URL(SMTP_URL)));
  // As an object it is one address, whatever is in it.
  const recipient = { name: '', address: to };
  const headers = { 'Auto-Submitted': 'auto-generated' };
  const mail = { from: sender(), to: recipient, subject: oneLine(subject), text, html, headers };
  try {
    await Promise.race([transport.sendMail(mail), tooLate()]);
    return true;
  } catch (error) {
    log().error({ err: error }, 'a mail could not be sent');
    return false;
  } finally {
    transport.close();
  }
}

/** nodemailer takes a URL or further options, not both. A password is sent over TLS only (RFC 8314, section 3.3; RFC 3207). */
function serverOf({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'smtps:';
  const isNamed = username !== '';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? TLS_PORT : SUBMISSION_PORT) : Number(port),
    secure,
    ...(isNamed
      ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
      : {}),
    requireTLS: isNamed,
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    dnsTimeout: STEP_MS,
    // A mail is what it says here: it takes in no file and nothing from the network.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function sender(): string {
  const { MAIL_FROM, appUrl } = env();
  return MAIL_FROM ?? `UploadKit <no-reply@${new URL(appUrl).hostname}>`;
}

async function tooLate(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, DELIVERY_MS).unref());
  throw new Error(`The mail server took longer than ${DELIVERY_MS} ms`);
}

/** The text with every run of control characters, line breaks among them, made a space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
