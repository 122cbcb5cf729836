import type { CardParcel } from '@throughline/shared/contract'
import ErrorIcon from '@zendeskgarden/svg-icons/src/12/alert-error-stroke.svg?react'
import WarningIcon from '@zendeskgarden/svg-icons/src/12/alert-warning-stroke.svg?react'
import ReturnIcon from '@zendeskgarden/svg-icons/src/12/arrow-reverse-stroke.svg?react'
import CheckIcon from '@zendeskgarden/svg-icons/src/12/check-circle-stroke.svg?react'
import SaysIcon from '@zendeskgarden/svg-icons/src/12/speech-bubble-plain-stroke.svg?react'
import type { Speech } from '../language/use-say.ts'
import { isWord } from '../language/words.ts'
import type { Chip } from './Chips.tsx'

/** What is true of a parcel beside its stage. */
export const parcelChips = (parcel: CardParcel, { say, word, sentence }: Speech): Chip[] => [
  ...parcel.flags
    .filter((flag) => isWord('shipment_flag', flag))
    .map((flag): Chip => {
      const grave = flag === 'lost' || flag === 'damaged'
      return {
        key: flag,
        icon: grave ? ErrorIcon : WarningIcon,
        tone: grave ? 'danger' : 'warning',
        words: word('shipment_flag', flag),
        hint: sentence('shipment_flag', flag),
      }
    }),
  parcel.proof === 'proven'
    ? { key: 'proof', icon: CheckIcon, tone: 'success', words: say('parcel.proven') }
    : { key: 'proof', icon: SaysIcon, tone: 'neutral', words: say('parcel.claimed') },
  ...(parcel.direction === 'return'
    ? [{ key: 'return', icon: ReturnIcon, tone: 'neutral', words: say('parcel.return') } satisfies Chip]
    : []),
]
