export { ANSWER_SCHEMA_GUARD, createAnswerSchemaGuard } from './answer-schema-guard.ts';
