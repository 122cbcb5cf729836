import type { TicketSession } from '../api/ticket-session.ts'
import { h } from './dom.ts'
import { sanitized } from './sanitize.ts'

type Voice = 'publicReply' | 'internalNote' | 'customer'

const voices: Record<Voice, { label: string; placeholder: string; send: string }> = {
  publicReply: { label: 'Public reply', placeholder: 'Write to the customer', send: 'Send reply' },
  internalNote: { label: 'Internal note', placeholder: 'Write to colleagues', send: 'Add note' },
  customer: {
    label: 'As the customer',
    placeholder: 'Write what the customer would write, an order number for instance',
    send: 'Send as customer',
  },
}

export type Composer = { element: HTMLElement }

/**
 * Reply, note, or (so that a visitor can play both sides) a message from the customer. Apps write into the same draft.
 * `submit` runs the app's save hook and answers with a reason when it was stopped.
 */
export const composer = (
  session: TicketSession,
  submit: (as: 'agent' | 'customer') => Promise<string | undefined>,
): Composer => {
  let voice: Voice = 'publicReply'
  let sending = false
  const box = h('div', {
    class: 'composer-text',
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': 'Message',
    oninput: () => {
      // An emptied editable keeps a <br>, and then no placeholder shows.
      if (box.textContent === '') box.replaceChildren()
      session.setDraft(box.innerHTML)
    },
    onkeydown: (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        void send()
    },
    onpaste: (event) => {
      if (!(event instanceof ClipboardEvent)) return
      event.preventDefault()
      document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '')
    },
  })
  const button = h('button', { type: 'button', class: 'send-button', onclick: () => void send() })
  const stopped = h('p', { class: 'composer-stopped', role: 'alert' })
  const choices = new Map(
    (Object.keys(voices) as Voice[]).map((name) => {
      const input = h('input', {
        type: 'radio',
        name: `voice-${session.ticket.id}`,
        onchange: () => speakAs(name),
      })
      return [name, { input, label: h('label', { class: 'voice' }, input, voices[name].label) }]
    }),
  )
  const element = h(
    'section',
    { class: 'composer', 'aria-label': 'Composer' },
    h(
      'div',
      { class: 'voices', role: 'radiogroup', 'aria-label': 'Write' },
      ...[...choices.values()].map(({ label }) => label),
    ),
    box,
    h('div', { class: 'composer-foot' }, stopped, button),
  )

  const speakAs = (name: Voice) => {
    voice = name
    if (name !== 'customer') session.setCommentType(name)
    paint()
  }
  const paint = () => {
    const choice = choices.get(voice)
    if (choice) choice.input.checked = true
    element.dataset.voice = voice
    box.dataset.placeholder = voices[voice].placeholder
    button.textContent = voices[voice].send
    button.disabled = session.saveDisabled || sending
  }
  const send = async () => {
    // An app may take its time over its save hook; one reply is sent once.
    if (sending || session.saveDisabled) return
    if (box.textContent?.trim() === '') return box.focus()
    sending = true
    paint()
    stopped.textContent = ''
    try {
      stopped.textContent = (await submit(voice === 'customer' ? 'customer' : 'agent')) ?? ''
    } finally {
      sending = false
      paint()
    }
  }

  session.onChange(({ path, value }) => {
    if (path === 'comment.text' && value !== box.innerHTML) {
      const fragment = sanitized(String(value))
      box.replaceChildren(fragment)
    }
    if (path === 'comment.type' && voice !== 'customer') voice = session.commentType
    paint()
  })
  paint()
  return { element }
}
