const needsSession =
  'the server would have to ask the client in mid-call, which needs a session; /mcp keeps none'
const needsListener = 'updates need a session to send them to, and orders are no resources here'
const noTasks = 'an optional extension; every answer of ours comes within seconds'

/** What the door does not do, by revision and scenario, each with its reason. Whatever is not here has to pass, and what is here may not. */
export const unsupported: Record<string, Record<string, string>> = {
  '2025-11-25': {
    'tools-call-sampling': needsSession,
    'tools-call-elicitation': needsSession,
    'elicitation-sep1034-defaults': needsSession,
    'elicitation-sep1330-enums': needsSession,
    'resources-subscribe': needsListener,
    'resources-unsubscribe': needsListener,
  },
  '2026-07-28': {
    'input-required-result-tampered-state':
      'the library refuses changed state where a server gives it a check of its state; no tool of ours hands out state, so the door gives none',
    'tasks-lifecycle': noTasks,
    'tasks-capability-negotiation': noTasks,
    'tasks-wire-fields': noTasks,
    'tasks-request-state-removal': noTasks,
    'tasks-mrtr-input': noTasks,
    'tasks-request-headers': noTasks,
    'tasks-dispatch-and-envelope': noTasks,
    'tasks-required-task-error': noTasks,
    'tasks-mrtr-composition': noTasks,
  },
}
