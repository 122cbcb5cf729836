import { focusStyles } from '@zendeskgarden/react-theming'
import NewWindowIcon from '@zendeskgarden/svg-icons/src/12/new-window-stroke.svg?react'
import type { ReactNode } from 'react'
import styled from 'styled-components'
import { useSay } from '../language/use-say.ts'
import { Unseen } from './Text.tsx'
import { color } from './theme.ts'

/** A link that leaves the ticket. Only http(s): an address comes from another system and could be a script. */
export const ExternalLink = ({ href, children }: { href: string; children: ReactNode }) => {
  const { say } = useSay()
  if (!/^https?:\/\//i.test(href)) return null
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer">
      <span>{children}</span>
      <NewWindowIcon aria-hidden="true" />
      <Unseen>{say('parcel.new_tab')}</Unseen>
    </Anchor>
  )
}

const Anchor = styled.a`
  position: relative;
  display: inline-flex;
  gap: 4px;
  align-items: center;
  min-height: 24px;
  border-radius: 2px;
  color: ${color('foreground.primary')};
  font-size: 12px;
  line-height: 16px;
  text-decoration: underline;
  text-underline-offset: 2px;

  ${({ theme }) => focusStyles({ theme })}
`
