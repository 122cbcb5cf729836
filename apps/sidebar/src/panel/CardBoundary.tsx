import { Component, type ReactNode } from 'react'
import { BrokenCard } from './BrokenCard.tsx'

type Props = {
  /** What the card shows: when it changes, drawing is tried again. */
  of: unknown
  children: ReactNode
}

/** Keeps a fault in one card from taking the panel down. */
export class CardBoundary extends Component<Props, { broken: unknown }> {
  override state = { broken: undefined as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { broken: error ?? true }
  }

  override componentDidUpdate(before: Props) {
    if (this.state.broken !== undefined && before.of !== this.props.of) this.setState({ broken: undefined })
  }

  override render() {
    if (this.state.broken === undefined) return this.props.children
    return <BrokenCard onRetry={() => this.setState({ broken: undefined })} />
  }
}
