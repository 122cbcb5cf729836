import type { Words } from './word.ts'

/** Why a panel could not be complete from the start, whatever the sources say. */
export const panelNotices = ['brand_not_connected'] as const
export type PanelNotice = (typeof panelNotices)[number]

export const panelNoticeText = {
  brand_not_connected: {
    label: 'Brand not connected',
    sentence:
      'The brand of this ticket is connected to no system; an administrator can list it in the bridge’s configuration.',
  },
} satisfies Words<PanelNotice>
