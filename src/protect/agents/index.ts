export { approvalDraft, conversationKey } from './approval-draft.ts';
export { approvalMessage } from './approval-message.ts';
export type { CallTurn, Conversation, ResultTurn, TextTurn, Turn } from './conversation.ts';
export { checkToolPolicy, parseToolPolicy } from './parse-policy.ts';
export { createPendingApprovals } from './pending-approvals.ts';
export type { ToolPolicyConfig, ToolPolicyInput } from './policy-schema.ts';
export { readConversation } from './read-conversation.ts';
export { createToolPolicy, type ToolPolicy } from './tool-policy.ts';
export { profileTool, type ToolProfile } from './tool-profile.ts';
