import type { ComponentType, ReactNode, SVGProps } from 'react'
import styled from 'styled-components'

export type IconType = ComponentType<SVGProps<SVGSVGElement>>

type Props = { icon: IconType; children: ReactNode; className?: string }

/** A line of 12/16 words behind a 12 px icon. The icon repeats what the words say and is hidden from screen readers. */
export const WithIcon = ({ icon: Icon, children, className }: Props) => (
  <Line className={className}>
    <Icon aria-hidden="true" width={12} height={12} />
    <span>{children}</span>
  </Line>
)

const Line = styled.span`
  display: flex;
  gap: 6px;
  align-items: baseline;
  min-width: 0;

  > svg {
    position: relative;
    inset-block-start: 1px;
  }

  > span {
    min-width: 0;
  }
`
