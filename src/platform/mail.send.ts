export type OutgoingMail = {
  to: string;
  subject: string;
  text: string;
  /** With its angle brackets; the same at every try, so that a second copy is known as one. */
  messageId: string;
  /** The mail it answers. */
  answers: string | null;
};

/** Why a mail was not taken, without its words: `final` ones are not worth another try. */
export class MailRefused extends Error {
  readonly fault: string;
  readonly final: boolean;

  constructor(fault: string, final: boolean) {
    super(`mail not sent: ${fault}`);
    this.name = 'MailRefused';
    this.fault = fault;
    this.final = final;
  }
}

const MINUTE = 60_000;

/** Hands one mail to the server of an SMTP URL (`smtps://user:password@host:465`). Throws MailRefused. */
export async function sendMail(smtpUrl: string, from: string, mail: OutgoingMail): Promise<void> {
  // Loaded by whoever writes a mail: most houses never do.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: MINUTE,
    greetingTimeout: MINUTE,
    socketTimeout: MINUTE,
  });
  try {
    await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: mail.messageId,
      ...(mail.answers && { inReplyTo: mail.answers, references: mail.answers }),
      // Says to the other side's programs what ours would want to hear (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    // 550 and its like stay as they are; a wrong password is ours to correct, and the mail waits for it.
    const final = responseCode !== undefined && responseCode >= 500 && responseCode < 600 && code !== 'EAUTH';
    throw new MailRefused(responseCode ? String(responseCode) : (code ?? 'unknown'), final);
  } finally {
    transport.close();
  }
}
