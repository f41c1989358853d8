import type { Word } from '#kernel/words.ts';

/** E-mails we send: a number, a passphrase for whom it belongs to, a link; never what a case is about. */
export const letterWords = {
  registeredSubject: ['[{number}] 您的诉求已登记', '[{number}] Your matter is registered'],
  registered: [
    `您好:

您发来的邮件已经登记,编号是:
{number}

查询密码(请不要给别人):
{passphrase}

用编号和密码可以随时查看办到哪一步:
{link}

要补充情况,直接回复这封邮件即可(请用同一个邮箱,保留标题里的编号)。
{due}这封邮件由系统发出。危险紧急的事请拨打 110、119、120。
`,
    `Hello,

what you wrote to us is registered under the number
{number}

Your passphrase (please keep it to yourself):
{passphrase}

With both you can see at any time what is being done:
{link}

To add something, simply answer this e-mail from the same address, with the number left in the subject.
{due}This e-mail was sent by the system. In danger call 110, 119 or 120.
`,
  ],
  due: ['我们最晚 {moment} 前给您答复。\n', 'You will have an answer by {moment}.\n'],
  repliedSubject: ['[{number}] 您的诉求有了答复', '[{number}] There is an answer to your matter'],
  replied: [
    `您好:

您的诉求 {number} 有了答复。为了不让别人看到,答复不写在邮件里,请用编号和查询密码查看:
{link}

看过以后,请在那里告诉我们事情有没有办好。没办好可以写明,会转到上一级处理。
这封邮件由系统发出。
`,
    `Hello,

there is an answer to your matter {number}. So that nobody else reads it, it does not stand here: please look with your number and passphrase at
{link}

Then tell us there whether it is done. If it is not, say so, and it goes to the level above.
This e-mail was sent by the system.
`,
  ],
} as const satisfies Record<string, Word>;
