import { useSay } from '../language/use-say.ts'
import { Card, CardBody } from '../look/Card.tsx'
import { LinkButton } from '../look/LinkButton.tsx'
import { Small, SmallStrong } from '../look/Text.tsx'

/** Stands where a card could not be drawn. */
export const BrokenCard = ({ onRetry }: { onRetry: () => void }) => {
  const { say } = useSay()
  return (
    <Card as="div">
      <CardBody>
        <div>
          <SmallStrong>{say('boundary.title')}</SmallStrong>
          <Small>{say('boundary.text')}</Small>
          <LinkButton onClick={onRetry}>{say('boundary.retry')}</LinkButton>
        </div>
      </CardBody>
    </Card>
  )
}
