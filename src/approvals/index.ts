export { ApprovalDesk } from './approval-desk.ts';
