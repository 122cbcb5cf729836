import PlugIcon from '@zendeskgarden/svg-icons/src/16/plug-stroke.svg?react'
import { useSay } from '../language/use-say.ts'
import { StateCard } from './StateCard.tsx'

/** A brand that the configuration joins to no shop: nothing was asked, which is not the same as nothing found. */
export const NoConnections = () => {
  const { word, sentence } = useSay()
  return (
    <StateCard icon={PlugIcon} tone="warning" title={word('panel_notice', 'brand_not_connected')}>
      <p>{sentence('panel_notice', 'brand_not_connected')}</p>
    </StateCard>
  )
}
