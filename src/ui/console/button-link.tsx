import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';

const Anchor = (props: Omit<ButtonProps, 'htmlType'>) => <Button {...props} />;
/** A way to another page that looks like a button; still one link to a keyboard and to a screen reader. */
export const ButtonLink = createLink(Anchor);
