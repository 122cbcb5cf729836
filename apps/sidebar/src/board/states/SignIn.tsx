import { Button } from '@zendeskgarden/react-buttons'
import LockIcon from '@zendeskgarden/svg-icons/src/16/lock-locked-stroke.svg?react'
import { useState } from 'react'
import { StateCard } from '../../states/StateCard.tsx'
import { useBoardServices } from '../board-services.ts'
import { useBoardSay } from '../language/use-board-say.ts'
import { Status } from '../look/Layout.tsx'
import type { SignInEnd } from '../sign-in.ts'

type Props = {
  /** Absent where the account is not set up for it. */
  signInUrl: string | undefined
  onProven: () => void
}

/** Nobody has proven who looks: says why that is asked for, and where to do it. */
export const SignIn = ({ signInUrl, onProven }: Props) => {
  const { say } = useBoardSay()
  const { signIn } = useBoardServices()
  const [state, setState] = useState<SignInEnd['kind'] | 'waiting'>()
  if (signInUrl === undefined)
    return (
      <StateCard icon={LockIcon} tone="neutral" title={say('signin.off_title')} level={1}>
        <p>{say('signin.off_text')}</p>
      </StateCard>
    )
  const open = async () => {
    setState('waiting')
    const end = await signIn(signInUrl)
    setState(end)
    if (end === 'proven') onProven()
  }
  return (
    <StateCard icon={LockIcon} tone="neutral" title={say('signin.title')} level={1}>
      <p>{say('signin.text')}</p>
      <Button onClick={open}>{say('signin.button')}</Button>
      <Status>{state && state !== 'proven' ? say(`signin.${state}`) : ''}</Status>
    </StateCard>
  )
}
