import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';

/** `type` means another thing to a link, so the one button that matters is named by itself. */
const Anchor = ({ primary, ...props }: Omit<ButtonProps, 'htmlType' | 'type'> & { primary?: boolean }) => (
  <Button {...props} type={primary ? 'primary' : 'default'} />
);
/** A way to another page that looks like a button; still one link to a keyboard and to a screen reader. */
export const ButtonLink = createLink(Anchor);
