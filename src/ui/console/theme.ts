import { type ThemeConfig, theme } from 'antd';

export type Scheme = 'light' | 'dark' | 'auto';
const KEPT = 'baodao.scheme';

export const keptScheme = (): Scheme => {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
};
export function applyScheme(scheme: Scheme): void {
  document.documentElement.dataset.scheme = scheme;
  localStorage.setItem(KEPT, scheme);
}
const prefersStill = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
export const prefersDark = () => window.matchMedia('(prefers-color-scheme: dark)');

/** Ant Design dressed in tokens.css: read from the page as it is now, so that there is one place for every colour. */
export function themeOf(isDark: boolean): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const t = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: t('work'),
      colorInfo: t('work'),
      colorError: t('danger'),
      colorWarning: t('now'),
      colorSuccess: t('good'),
      colorLink: t('link'),
      // What is pointed at must not be paler than what is not.
      colorLinkHover: t('ink'),
      colorLinkActive: t('ink'),
      colorInfoBg: t('surface-work'),
      colorSuccessBg: t('surface-good'),
      colorWarningBg: t('surface-now'),
      colorErrorBg: t('surface-danger'),
      colorInfoBorder: t('line'),
      colorSuccessBorder: t('line'),
      colorWarningBorder: t('line'),
      colorErrorBorder: t('line'),
      colorText: t('ink'),
      colorTextSecondary: t('ink-soft'),
      colorTextTertiary: t('ink-faint'),
      colorTextPlaceholder: t('ink-faint'),
      colorTextDescription: t('ink-soft'),
      colorBgBase: t('surface'),
      colorBgContainer: t('surface'),
      colorBgElevated: t('surface'),
      colorBgLayout: t('ground'),
      colorBorder: t('line-strong'),
      colorBorderSecondary: t('line'),
      colorTextLightSolid: t('on-work'),
      fontFamily: t('font'),
      fontSize: 14,
      lineHeight: 1.6,
      borderRadius: 6,
      wireframe: false,
      motion: !prefersStill(),
      motionDurationMid: t('quick'),
      motionDurationSlow: t('quick'),
      controlOutlineWidth: 3,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: {
        headerBg: t('surface-sunk'),
        headerColor: t('ink-soft'),
        rowHoverBg: t('surface-sunk'),
        rowSelectedBg: t('surface-work'),
        rowSelectedHoverBg: t('surface-work'),
        cellPaddingBlockSM: 7,
        headerBorderRadius: 0,
      },
      Menu: { itemSelectedBg: t('surface-work'), itemBg: 'transparent', activeBarBorderWidth: 0 },
      Form: { verticalLabelPadding: '0 0 4px' },
    },
  };
}
